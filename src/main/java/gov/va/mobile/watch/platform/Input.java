package gov.va.mobile.watch.platform;

import gov.va.mobile.watch.platform.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request and gathers all that is wrong with them, so that {@link #check()} answers once, 400 with every field (api.md). */
public final class Input {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private final List<FieldError> errors = new ArrayList<>();

    /** Ends the request with 400 if anything was wrong; what was read before is good only after this. */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(List.copyOf(errors));
        }
    }

    /** Notes what is wrong with a field, as "found …, expected …". */
    public void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** A value that must be there. */
    public <T> Optional<T> required(String field, @Nullable T value) {
        if (value == null) {
            wrong(field, "found nothing, expected a value");
        }
        return Optional.ofNullable(value);
    }

    /** One line of text that must be there, without the blanks around it. */
    public String line(String field, @Nullable String value, int longest) {
        return required(field, optionalLine(field, value, longest).orElse(null)).orElse("");
    }

    /** One line of text; blank is as good as absent. */
    public Optional<String> optionalLine(String field, @Nullable String value, int longest) {
        return read(field, value, longest, false);
    }

    /** Text that must be there, on any number of lines. */
    public String text(String field, @Nullable String value, int longest) {
        return required(field, optionalText(field, value, longest).orElse(null)).orElse("");
    }

    /** Text on any number of lines; blank is as good as absent. */
    public Optional<String> optionalText(String field, @Nullable String value, int longest) {
        return read(field, value, longest, true);
    }

    /** One of the type's words; empty is as good as absent. */
    public <E extends Enum<E> & Coded> Optional<E> coded(String field, Class<E> type, @Nullable String value) {
        return coded(field, type, List.of(type.getEnumConstants()), value);
    }

    /** One of these constants' words; empty is as good as absent. */
    public <E extends Enum<E> & Coded> Optional<E> coded(
            String field, Class<E> type, List<E> allowed, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<E> found = Coded.find(type, value).filter(allowed::contains);
        if (found.isEmpty()) {
            wrong(
                    field,
                    "found " + value + ", expected one of "
                            + String.join(
                                    ", ", allowed.stream().map(Coded::code).toList()));
        }
        return found;
    }

    /** A time with an offset, to the microsecond; empty is as good as absent. */
    public Optional<Instant> instant(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return Optional.of(time.toInstant().truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeException notATime) {
            // told below, as a year out of range is
        }
        wrong(field, "found " + value + ", expected a time with an offset, such as 2026-11-01T09:30:00Z");
        return Optional.empty();
    }

    /** An id of something stored; empty is as good as absent. */
    public Optional<UUID> id(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> found = Ids.uuid(value);
        if (found.isEmpty()) {
            wrong(field, "found " + value + ", expected an id, such as 7b1d3f60-2c1e-4a57-9d0b-5e8f6a7c9b21");
        }
        return found;
    }

    private Optional<String> read(String field, @Nullable String value, int longest, boolean lines) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.strip();
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            wrong(field, "found " + length + " characters, expected at most " + longest);
        } else if (text.codePoints().anyMatch(point -> refused(point, lines))) {
            wrong(
                    field,
                    lines
                            ? "found control characters, expected text without any but line breaks and tabs"
                            : "found control characters, expected one line of text without any");
        } else {
            return Optional.of(text);
        }
        // So that a required field is told once, as too long, and not as missing, too.
        return Optional.of("");
    }

    private static boolean refused(int point, boolean lines) {
        int type = Character.getType(point);
        if (type == Character.SURROGATE) {
            return true;
        }
        if (type == Character.CONTROL) {
            return !lines || (point != '\n' && point != '\r' && point != '\t');
        }
        return !lines && (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR);
    }
}
