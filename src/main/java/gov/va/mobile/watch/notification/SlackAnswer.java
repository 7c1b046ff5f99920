package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;

/** What an incoming webhook's HTTP answer means (domain.md §6). Pure. */
final class SlackAnswer {
    private static final int SAID = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SlackAnswer() {}

    /** Judges status and body; a success whose body says otherwise is a failure. */
    static Answer judge(int status, Optional<String> retryAfter, String body) {
        String said = status + " " + words(body);
        if (status >= 200 && status < 300) {
            return contradicts(body)
                    ? new Answer.Later(said.strip(), Optional.empty())
                    : new Answer.Delivered(said.strip());
        }
        return switch (status) {
            case 400, 413, 422 -> new Answer.Refused(said.strip());
            case 408, 425, 429 -> new Answer.Later(said.strip(), retryAfter.flatMap(SlackAnswer::seconds));
            default ->
                status >= 500
                        ? new Answer.Later(said.strip(), retryAfter.flatMap(SlackAnswer::seconds))
                        : new Answer.Closed(said.strip());
        };
    }

    private static Optional<Duration> seconds(String retryAfter) {
        String text = retryAfter.strip();
        return text.matches("[0-9]{1,9}") && !text.matches("0+")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
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

    /** What may be shown of a body: one short line of plain characters. */
    private static String words(String body) {
        String line = body.strip().replaceAll("[^\\x20-\\x7e]+", " ");
        return line.length() <= SAID ? line : line.substring(0, SAID) + "…";
    }
}
