package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What an incoming webhook's HTTP answer means (domain.md §6). Pure. */
final class SlackAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SlackAnswer() {}

    /** Judges status and body; a success whose body says otherwise is a failure. */
    static Answer judge(int status, Optional<String> retryAfter, String body) {
        return status >= 200 && status < 300 && contradicts(body)
                ? new Answer.Later(HttpAnswer.said(status, body), Optional.empty())
                : HttpAnswer.judge(status, retryAfter.flatMap(RetryAfter::seconds), body);
    }

    /** Slack answers {@code ok}; a JSON body with {@code "ok": false} or somebody's sign-in page does not mean that it arrived. */
    private static boolean contradicts(String body) {
        String text = body.strip();
        if (text.startsWith("<")) {
            return true;
        }
        if (!text.startsWith("{")) {
            return false;
        }
        try {
            JsonNode ok = JSON.readTree(text).path("ok");
            return ok.isBoolean() && !ok.booleanValue();
        } catch (JsonProcessingException noJson) {
            return true;
        }
    }
}
