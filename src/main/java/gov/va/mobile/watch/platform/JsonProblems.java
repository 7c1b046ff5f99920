package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was wrong with a JSON body, in words that name the field and what would be right, and no class (api.md). */
final class JsonProblems {
    private static final int LONGEST_ECHO = 80;
    private static final String WHOLE_BODY = "body";

    private JsonProblems() {}

    static ProblemException of(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.badField(field(unknown), "found an unknown field, expected " + known(unknown));
        }
        if (unreadable instanceof RefusedText refused) {
            return ProblemException.badField(field(refused), refused.getOriginalMessage());
        }
        if (unreadable instanceof MismatchedInputException mismatched) {
            return ProblemException.badField(
                    field(mismatched), found(mismatched) + expected(mismatched.getTargetType()));
        }
        if (unreadable.getCause() instanceof InputCoercionException tooLarge
                && unreadable instanceof JsonMappingException mapping) {
            return ProblemException.badField(
                    field(mapping), "found a number out of range, " + expected(tooLarge.getTargetType()));
        }
        String place = unreadable instanceof JsonMappingException mapping ? field(mapping) : WHOLE_BODY;
        return ProblemException.badField(place, "found no valid JSON" + where(unreadable) + reason(unreadable));
    }

    private static String known(UnrecognizedPropertyException unknown) {
        @Nullable Collection<Object> ids = unknown.getKnownPropertyIds();
        return ids == null || ids.isEmpty()
                ? "none"
                : "one of " + ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String found(MismatchedInputException mismatched) {
        if (mismatched instanceof InvalidFormatException format) {
            @Nullable Object value = format.getValue();
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                return "found " + cut(String.valueOf(value)) + ", ";
            }
        }
        return "found something else, ";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }

    private static String expected(@Nullable Class<?> type) {
        return "expected " + (type == null ? "an object" : words(type));
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> constant instanceof Coded coded ? coded.code() : constant.toString())
                            .collect(Collectors.joining(", "));
        }
        if (type == Instant.class) {
            return StrictTimes.INSTANT_WORDS;
        }
        if (type == Duration.class) {
            return StrictTimes.DURATION_WORDS;
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (List.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another value";
    }

    private static String where(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
    }

    private static String reason(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        return message != null && message.startsWith("Duplicate field")
                ? ": " + cut(message)
                : ", expected a JSON object";
    }

    private static String field(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? WHOLE_BODY : path.toString();
    }
}
