package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.JsonNull;
import gov.va.mobile.watch.platform.OneLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file as a tree: every value with its place, the environment filled in, repeated keys reported and left out. */
sealed interface Value {
    /** Where it begins. */
    Place place();

    /** For messages: what was found there. */
    String found();

    /** The names of environment variables that left something empty in it. */
    Stream<String> emptied();

    /**
     * A text, number, boolean or null.
     *
     * @param typed whether the text stands for what it looks like: it was not quoted, or came from the environment
     * @param emptiedBy the variables that were asked for and are empty
     */
    record Scalar(Place place, String text, boolean typed, List<String> emptiedBy) implements Value {
        private static final int SHOWN = 80;
        private static final Pattern NUMBER =
                Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

        /** String, Boolean, BigDecimal or {@link JsonNull}, as JSON would type it. */
        Object value() {
            if (!typed) {
                return text;
            }
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                case "", "~", "null" -> emptiedBy.isEmpty() ? JsonNull.NULL : text;
                default -> NUMBER.matcher(text).matches() ? new BigDecimal(text) : text;
            };
        }

        /** Nothing is written there. */
        boolean isNull() {
            return value() == JsonNull.NULL;
        }

        /** An empty environment variable took something from it. */
        boolean isEmptied() {
            return !emptiedBy.isEmpty();
        }

        @Override
        public String found() {
            if (isNull()) {
                return "nothing";
            }
            String safe = Wording.withoutSecrets(text);
            String shown = safe.length() > SHOWN ? safe.substring(0, SHOWN) + "…" : safe;
            String oneLine = OneLine.of(shown);
            return value() instanceof String ? '"' + oneLine + '"' : oneLine;
        }

        @Override
        public Stream<String> emptied() {
            return emptiedBy.stream();
        }
    }

    /** A list. */
    record Items(Place place, List<Value> items) implements Value {
        @Override
        public String found() {
            return "a list";
        }

        @Override
        public Stream<String> emptied() {
            return items.stream().flatMap(Value::emptied);
        }
    }

    /** Keys and values, in the order of the file. */
    record Fields(Place place, Map<String, Field> fields) implements Value {
        @Override
        public String found() {
            return "a mapping";
        }

        @Override
        public Stream<String> emptied() {
            return fields.values().stream().flatMap(field -> field.value().emptied());
        }
    }

    /** One key of a mapping, and its value. */
    record Field(Scalar key, Value value) {}
}
