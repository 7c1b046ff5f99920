package gov.va.mobile.watch.platform;

import gov.va.mobile.watch.platform.Problem.FieldError;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; the transaction around it rolls back. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    private ProblemException(
            int status, String title, String detail, List<FieldError> errors, Map<String, Object> more) {
        super(detail);
        this.problem = new Problem("about:blank", title, status, detail, errors, more);
    }

    /** The body of the answer. */
    public Problem problem() {
        return problem;
    }

    /** 400: one field is wrong; the message says what was found and expected. */
    public static ProblemException badField(String field, String message) {
        return badFields(List.of(new FieldError(field, message)));
    }

    /** 400: these fields are wrong. */
    public static ProblemException badFields(List<FieldError> errors) {
        String detail = String.join(
                "; ",
                errors.stream()
                        .map(error -> error.field() + ": " + error.message())
                        .toList());
        return new ProblemException(400, "Bad Request", detail, errors, Map.of());
    }

    /** 404: for example {@code notFound("incident", id)}. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(404, "Not Found", "found no " + what + " " + id, List.of(), Map.of());
    }

    /** 403, naming the role that would be needed or the reason. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(403, "Forbidden", detail, List.of(), Map.of());
    }

    /** 409: the move is illegal in this state; {@code legal} are those that are not. */
    public static ProblemException illegalMove(String detail, List<String> legal) {
        return new ProblemException(409, "Conflict", detail, List.of(), Map.of("legal", legal));
    }

    /**
     * 409: something else is in the way.
     *
     * @param end empty when it has none yet
     * @param origin what it is, or where it came from
     */
    public static ProblemException conflict(
            String detail, UUID id, Instant start, Optional<Instant> end, Object origin) {
        Map<String, @Nullable Object> conflict = new LinkedHashMap<>();
        conflict.put("id", id);
        conflict.put("start", start);
        conflict.put("end", end.orElse(null));
        conflict.put("origin", origin);
        return new ProblemException(409, "Conflict", detail, List.of(), Map.of("conflictsWith", conflict));
    }

    /** 412: somebody changed it meanwhile. */
    public static ProblemException staleVersion(String found, int current) {
        return new ProblemException(
                412,
                "Precondition Failed",
                "found If-Match " + found + ", expected \"" + current + "\": it was changed meanwhile; read it again",
                List.of(),
                Map.of());
    }

    /** 412: a read that wants nothing but what it had before. */
    public static ProblemException notAsRead() {
        return new ProblemException(
                412,
                "Precondition Failed",
                "found an If-Match that does not name the current ETag; read it again without",
                List.of(),
                Map.of());
    }

    /** 428: the write needs {@code If-Match}. */
    public static ProblemException versionRequired() {
        return new ProblemException(
                428,
                "Precondition Required",
                "found no If-Match header, expected the ETag of what was read",
                List.of(),
                Map.of());
    }

    /** Any other status. */
    public static ProblemException of(int status, String title, String detail) {
        return new ProblemException(status, title, detail, List.of(), Map.of());
    }
}
