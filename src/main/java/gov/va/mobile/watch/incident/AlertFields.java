package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.Input;
import java.util.List;
import java.util.Optional;

/** Reads the fields of a body whose shape is not ours: what we do not know is left alone, what we need must be there. */
final class AlertFields {
    private static final int LONGEST_KEY = 400;
    private static final int LONGEST_TEXT = 300;

    private final Input input;

    AlertFields(Input input) {
        this.input = input;
    }

    /** A text that must be there and names something. */
    String key(String field, JsonNode value) {
        if (!value.isTextual() || value.asText().isBlank()) {
            input.wrong(field, "found " + kind(value) + ", expected a text");
            return "";
        }
        return input.line(field, value.asText(), LONGEST_KEY);
    }

    /** One of these words. */
    Optional<String> word(String field, JsonNode value, List<String> words) {
        Optional<String> found = Optional.of(value.asText("")).filter(words::contains);
        if (found.isEmpty()) {
            String what =
                    value.isTextual() ? AlertFields.oneLine(value.asText()).orElse("nothing") : kind(value);
            input.wrong(field, "found " + what + ", expected one of " + String.join(", ", words));
        }
        return found;
    }

    /** A text that may be missing; empty as well when it is something else, which is told. */
    Optional<String> optional(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            input.wrong(field, "found " + kind(value) + ", expected a text");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    /** Text for people: cut and put on one line instead of refused, for an alert that is refused is lost. */
    static Optional<String> oneLine(String text) {
        String line = text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("\\s+", " ")
                .strip();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                line.codePointCount(0, line.length()) <= LONGEST_TEXT
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…");
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> "nothing";
            case STRING -> value.asText().isBlank() ? "nothing" : "a text";
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case BOOLEAN -> "true or false";
            default -> "a number";
        };
    }
}
