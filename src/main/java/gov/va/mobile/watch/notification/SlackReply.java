package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.ClientJson;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Slack's Web API answered: HTTP 200 with {@code "ok": false} is a failure (domain.md §6). Pure. */
public sealed interface SlackReply {
    /** It was done. */
    record Ok(JsonNode body) implements SlackReply {}

    /**
     * It was not, or nobody knows.
     *
     * @param error Slack's word for it; empty where it said none
     * @param answer what that means for a message
     */
    record Failed(String error, Answer answer) implements SlackReply {}

    /** The channel or we are not as they should be: somebody must mend that. */
    Set<String> CLOSED = Set.of(
            "channel_not_found",
            "not_in_channel",
            "is_archived",
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "restricted_action",
            "access_denied",
            "team_access_not_granted");

    /** Passes by itself. */
    Set<String> LATER = Set.of(
            "ratelimited",
            "rate_limited",
            "internal_error",
            "fatal_error",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org");

    /** This message, and no other, is not to Slack's liking. */
    Set<String> REFUSED = Set.of(
            "no_text",
            "msg_too_long",
            "msg_blocks_too_long",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_arguments",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_too_large",
            "too_many_attachments",
            "message_not_found",
            "thread_not_found",
            "cannot_reply_to_message",
            "cant_update_message",
            "edit_window_closed",
            "expired_trigger_id",
            "trigger_expired",
            "invalid_trigger_id");

    /** Judges status and body. An error that nobody listed closes the channel: nothing is lost, and somebody looks. */
    static SlackReply judge(int status, Optional<String> retryAfter, String body) {
        Optional<JsonNode> json = json(body);
        String error = json.map(node -> node.path("error").asText("")).orElse("");
        if (status != 200) {
            Answer answer = SlackAnswer.judge(status, retryAfter, error.isEmpty() ? body : error);
            // a redirect or some other success is no answer of Slack's
            return new Failed(
                    error,
                    answer instanceof Answer.Delivered ? new Answer.Later(answer.said(), Optional.empty()) : answer);
        }
        if (json.filter(node -> node.path("ok").isBoolean() && node.path("ok").booleanValue())
                .isPresent()) {
            return new Ok(json.get());
        }
        String said = "200 " + (error.isEmpty() ? "but no answer of Slack's" : error);
        if (error.isEmpty() || LATER.contains(error)) {
            return new Failed(error, new Answer.Later(said, retryAfter.flatMap(SlackReply::seconds)));
        }
        return new Failed(error, REFUSED.contains(error) ? new Answer.Refused(said) : new Answer.Closed(said));
    }

    private static Optional<Duration> seconds(String retryAfter) {
        return retryAfter.strip().matches("[1-9][0-9]{0,8}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter.strip())))
                : Optional.empty();
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.ofNullable(ClientJson.mapper().readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }
}
