package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.ClientJson;

/** What Slack sends in Socket Mode (docs/slack.md). */
sealed interface Frame {
    /** The connection is of use. */
    record Hello() implements Frame {}

    /** The connection ends soon, or has no use any more. */
    record Disconnect(String reason) implements Frame {
        /** Whether Socket Mode was turned off in the app. */
        boolean turnedOff() {
            return reason.equals("link_disabled");
        }

        /** Whether another connection is wanted in its place at once. */
        boolean planned() {
            return reason.equals("warning") || reason.equals("refresh_requested");
        }
    }

    /**
     * Somebody did something.
     *
     * @param id what it is acknowledged by
     * @param type {@code interactive} or {@code slash_commands}; others are not for us
     * @param answers whether the acknowledgement may carry an answer
     */
    record Envelope(String id, String type, JsonNode payload, boolean answers) implements Frame {}

    /** Nothing for us. */
    record Other() implements Frame {}

    /** Reads one; what is no JSON is nothing for us. */
    static Frame read(String text) {
        JsonNode frame;
        try {
            frame = ClientJson.mapper().readTree(text);
        } catch (JsonProcessingException noJson) {
            return new Other();
        }
        String id = frame.path("envelope_id").asText("");
        String type = frame.path("type").asText("");
        return switch (type) {
            case "hello" -> new Hello();
            case "disconnect" -> new Disconnect(frame.path("reason").asText(""));
            default ->
                id.isEmpty()
                        ? new Other()
                        : new Envelope(
                                id,
                                type,
                                frame.path("payload"),
                                frame.path("accepts_response_payload").asBoolean(false));
        };
    }
}
