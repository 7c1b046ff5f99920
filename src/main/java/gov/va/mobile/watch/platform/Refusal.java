package gov.va.mobile.watch.platform;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says to the caller: the same inside and outside REST, never a class name or a stack trace (api.md).
 *
 * @param headers further headers of the answer
 */
public record Refusal(Problem problem, Map<String, String> headers) {
    private static final Logger LOG = Logger.getLogger(Refusal.class);
    private static final int DEEPEST_CAUSE = 20;

    /** SQL states that pass by themselves: lock not available, deadlock, serialization failure. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001");

    /** A refusal without further headers. */
    public static Refusal of(int status, String title, String detail) {
        return new Refusal(problem(status, title, detail, Map.of()), Map.of());
    }

    /** 401, with the challenge that HTTP asks for. */
    public static Refusal unauthorized() {
        String detail = "found no valid token, expected the header Authorization: Bearer followed by one, or a session";
        return new Refusal(problem(401, "Unauthorized", detail, Map.of()), Map.of("WWW-Authenticate", "Bearer"));
    }

    /** 503: nothing was done, and the caller may try again. */
    public static Refusal unavailable(String detail) {
        return new Refusal(problem(503, "Service Unavailable", detail, Map.of()), Map.of("Retry-After", "2"));
    }

    /** 429: it may be asked again a minute later. */
    public static Refusal tooMany(String detail) {
        return new Refusal(problem(429, "Too Many Requests", detail, Map.of()), Map.of("Retry-After", "60"));
    }

    /** What this failure, or the first cause that we know, says; what we do not know is logged under an id and answered with it, as 500. */
    public static Refusal of(Throwable failure) {
        return known(failure).orElseGet(() -> unknown(failure));
    }

    /** What this failure, or the first cause that we know, says. */
    static Optional<Refusal> known(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof ProblemException refused) {
                return Optional.of(new Refusal(refused.problem(), Map.of()));
            }
            if (cause instanceof TurnBusyException) {
                return Optional.of(unavailable("others are changing things just now; nothing was done, try again"));
            }
            if (cause instanceof SQLException sql && BUSY.contains(String.valueOf(sql.getSQLState()))) {
                LOG.warnf("the database was busy: %s", sql.getMessage());
                return Optional.of(unavailable("the database is busy; nothing was done, try again"));
            }
            if (cause instanceof SQLException sql && ConnectionTrouble.connectionLost(sql)) {
                LOG.warnf("the database is out of reach: %s", sql.getMessage());
                return Optional.of(unavailable("the database is out of reach; try again"));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Refusal unknown(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf(failure, "a request failed, error id %s", id);
        return new Refusal(
                problem(
                        500,
                        "Internal Server Error",
                        "something failed here; the log tells what, under the id " + id,
                        Map.of("id", id)),
                Map.of());
    }

    private static Problem problem(int status, String title, String detail, Map<String, Object> more) {
        return new Problem("about:blank", title, status, detail, List.of(), more);
    }
}
