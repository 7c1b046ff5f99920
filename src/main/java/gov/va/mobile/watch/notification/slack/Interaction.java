package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.ClientJson;
import gov.va.mobile.watch.platform.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody did in Slack, as Slack tells it. */
sealed interface Interaction {
    /** Somebody pressed a button. */
    record Click(String actionId, String value, String triggerId, String responseUrl) implements Interaction {}

    /**
     * Somebody sent a dialog off.
     *
     * @param values of its fields, as Slack writes them, by the field's name
     */
    record Submission(String callbackId, String metadata, Map<String, JsonNode> values) implements Interaction {}

    /** Nothing for us. */
    record Other() implements Interaction {}

    /**
     * The payload's JSON.
     *
     * @throws ProblemException 400 when it is none
     */
    static JsonNode json(String payload) {
        try {
            JsonNode node = ClientJson.mapper().readTree(payload);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException noJson) {
            // said below
        }
        throw ProblemException.badField("payload", "found no valid JSON, expected an object");
    }

    /** Who did it; empty where that is not said. */
    static String user(JsonNode payload) {
        return payload.path("user").path("id").asText("");
    }

    /** What was done. */
    static Interaction read(JsonNode payload) {
        return switch (payload.path("type").asText("")) {
            case "block_actions" -> {
                JsonNode action = payload.path("actions").path(0);
                yield new Click(
                        action.path("action_id").asText(""),
                        action.path("value").asText(""),
                        payload.path("trigger_id").asText(""),
                        responseUrl(payload));
            }
            case "view_submission" -> {
                JsonNode view = payload.path("view");
                yield new Submission(
                        view.path("callback_id").asText(""),
                        view.path("private_metadata").asText(""),
                        values(view.path("state").path("values")));
            }
            default -> new Other();
        };
    }

    /** Where to answer; empty where there is no such place. */
    static String responseUrl(JsonNode payload) {
        return payload.path("response_url").asText("");
    }

    /** Each block of ours holds one field, both of one name. */
    private static Map<String, JsonNode> values(JsonNode state) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        state.properties().forEach(block -> {
            var elements = block.getValue().elements();
            if (elements.hasNext()) {
                values.put(block.getKey(), elements.next());
            }
        });
        return values;
    }
}
