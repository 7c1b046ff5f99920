package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Problem.FieldError;
import gov.va.mobile.watch.platform.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the fields of one request and tells all that is wrong with them at once. */
final class WindowInput {
    private static final int MAX_REASON = 500;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final List<FieldError> errors = new ArrayList<>();

    /** 400 when anything was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(List.copyOf(errors));
        }
    }

    void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    void given(String field, @Nullable Object value) {
        if (value == null) {
            wrong(field, "found nothing, expected a value");
        }
    }

    /** A text that must be there. */
    void text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            wrong(field, "found nothing, expected a text");
        } else {
            reason(field, value);
        }
    }

    /** A text that may be there. */
    void reason(String field, @Nullable String value) {
        length(field, value, MAX_REASON);
    }

    /** Words to users: one short notice. */
    void message(@Nullable String value) {
        if (value != null && value.isBlank()) {
            wrong("userMessage", "found no words, expected some, or leave the field out");
        }
        length("userMessage", value, UserMessage.MAX_LENGTH);
    }

    /** The stretch of time that a window would take, beginning now where the start has passed; absent when it is wrong. */
    Optional<Span> span(@Nullable Instant start, @Nullable Instant end, Instant now) {
        return span(start, end, now, false);
    }

    /** The same; of one that recurs, the first may lie in the past. */
    Optional<Span> span(@Nullable Instant start, @Nullable Instant end, Instant now, boolean recurs) {
        if (start == null || end == null) {
            return Optional.empty();
        }
        Instant begin = start.isBefore(now) ? now : start;
        if (!end.isAfter(start)) {
            wrong("end", "found " + end + ", expected a time after the start " + start);
        } else if (!recurs && !end.isAfter(now)) {
            wrong("end", "found " + end + ", expected a time in the future");
        } else if (end.isAfter(LATEST)) {
            wrong("end", "found " + end + ", expected a time before " + LATEST);
        } else {
            return Optional.of(new Span(begin, end));
        }
        return Optional.empty();
    }

    /** The scope that is meant, if the map has it for the upstream. */
    Optional<Scope> scope(@Nullable String code, String upstreamId, Reach reach) {
        Optional<Scope> scope = scopeWord(code);
        List<Scope> mapped = reach.scopes(upstreamId);
        if (scope.isPresent() && !mapped.contains(scope.get())) {
            wrong(
                    "scope",
                    "found " + code + ", but the services map has no such PagerDuty service for " + upstreamId
                            + ", expected "
                            + mapped.stream().map(Scope::code).collect(Collectors.joining(" or ")));
            return Optional.empty();
        }
        return scope;
    }

    /** The scope of that word. */
    Optional<Scope> scopeWord(@Nullable String code) {
        Optional<Scope> scope = Optional.ofNullable(code).flatMap(word -> Coded.find(Scope.class, word));
        if (scope.isEmpty()) {
            wrong(
                    "scope",
                    "found " + (code == null ? "nothing" : code) + ", expected one of "
                            + String.join(", ", Coded.codes(Scope.class)));
        }
        return scope;
    }

    private void length(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            wrong(field, "found " + value.length() + " characters, expected at most " + most);
        }
        if (value != null
                && value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            wrong(field, "found a control character, expected text");
        }
    }
}
