package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a check from one result to the next.
 *
 * @param since since when it has its status
 * @param rowSince when the present row of failures, or of passes, began
 * @param failures failures in a row
 * @param passes passes in a row, degraded ones included
 * @param degraded degraded results in a row
 * @param failure what was seen last, while down, degraded or failing
 * @param judgedAt the newest result that counted
 * @param silent the present row of failures is purely at transport level: nothing of an answer was seen
 * @param changes whether its last results differed each from the one before, see {@link Flapping}
 */
public record CheckState(
        HealthStatus status,
        Optional<Instant> since,
        Optional<Instant> rowSince,
        int failures,
        int passes,
        int degraded,
        Optional<Failure> failure,
        Optional<Instant> judgedAt,
        boolean silent,
        int changes) {
    /** Never judged, or forgotten because what it asks has changed. */
    public static final CheckState NEW = new CheckState(
            HealthStatus.UNKNOWN,
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            false,
            Flapping.NOTHING);
}
