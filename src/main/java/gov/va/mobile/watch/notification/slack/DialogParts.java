package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Deed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What dialogs are made of, as Slack writes it; each input stands in a block of its own, both named after the field of the API that it is for. Pure. */
final class DialogParts {
    /** The value of a box that is ticked. */
    static final String TICKED = "true";

    private DialogParts() {}

    static Map<String, Object> modal(Deed deed, String title, String submit, String metadata, List<Object> blocks) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "modal");
        view.put("callback_id", deed.code());
        view.put("private_metadata", metadata);
        view.put("title", plain(title));
        view.put("submit", plain(submit));
        view.put("close", plain("Cancel"));
        view.put("blocks", blocks);
        return view;
    }

    static Map<String, Object> section(String mrkdwn) {
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", mrkdwn));
    }

    static Map<String, Object> input(String field, String label, boolean optional, Map<String, Object> element) {
        Map<String, Object> named = new LinkedHashMap<>(element);
        named.put("action_id", field);
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "input");
        block.put("block_id", field);
        block.put("optional", optional);
        block.put("label", plain(label));
        block.put("element", named);
        return block;
    }

    static Map<String, Object> text(String initial, boolean multiline, int longest) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("type", "plain_text_input");
        element.put("multiline", multiline);
        element.put("max_length", longest);
        if (!initial.isEmpty()) {
            element.put("initial_value", initial.length() <= longest ? initial : initial.substring(0, longest));
        }
        return element;
    }

    static Map<String, Object> url() {
        return Map.of("type", "url_text_input");
    }

    static Map<String, Object> time(Instant initial) {
        return Map.of("type", "datetimepicker", "initial_date_time", initial.getEpochSecond());
    }

    static Map<String, Object> radio(List<Map<String, Object>> options) {
        return Map.of("type", "radio_buttons", "options", options);
    }

    static Map<String, Object> checkbox(String text) {
        return Map.of("type", "checkboxes", "options", List.of(Map.of("text", plain(text), "value", TICKED)));
    }

    static Map<String, Object> option(String value, String text, String description) {
        return Map.of("value", value, "text", plain(text), "description", plain(description));
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text);
    }
}
