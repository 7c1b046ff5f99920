package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A dialog's fields as the API has them; the API's rules judge them. Pure. */
final class DialogFields {
    private DialogFields() {}

    /**
     * Reads them.
     *
     * @param values as Slack writes them, by field
     * @param window as it is now; what the person left as it was is no change of it
     */
    static Map<String, Object> read(Deed deed, Map<String, JsonNode> values, Optional<WindowView> window) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((name, value) -> value(value).ifPresent(found -> fields.put(name, found)));
        if (deed == Deed.CONFIRM || deed == Deed.EDIT) {
            window.ifPresent(now -> {
                unlessSame(fields, "start", now.start());
                unlessSame(fields, "end", now.end());
                fields.computeIfPresent(
                        "userMessage",
                        (name, text) -> now.userMessage().filter(text::equals).isPresent() ? null : text);
            });
        }
        return fields;
    }

    private static Optional<Object> value(JsonNode element) {
        return switch (element.path("type").asText("")) {
            case "checkboxes" -> element.path("selected_options").isEmpty() ? Optional.empty() : Optional.of(true);
            case "radio_buttons", "static_select" ->
                text(element.path("selected_option").path("value"));
            case "datetimepicker" ->
                element.path("selected_date_time").canConvertToLong()
                        ? Optional.of(time(element.path("selected_date_time").longValue()))
                        : Optional.empty();
            default -> text(element.path("value"));
        };
    }

    /** A time that no calendar has stays what it is, and is refused as such. */
    private static String time(long epochSecond) {
        return epochSecond >= 0 && epochSecond < Integer.MAX_VALUE * 100L
                ? Instant.ofEpochSecond(epochSecond).toString()
                : String.valueOf(epochSecond);
    }

    private static Optional<Object> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .map(text -> (Object) text);
    }

    /** Slack's picker knows minutes, and our times seconds. */
    private static void unlessSame(Map<String, Object> fields, String name, Instant now) {
        fields.computeIfPresent(
                name,
                (field, time) ->
                        minute(time.toString()).equals(Optional.of(now.truncatedTo(ChronoUnit.MINUTES))) ? null : time);
    }

    private static Optional<Instant> minute(String time) {
        try {
            return Optional.of(Instant.parse(time).truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
