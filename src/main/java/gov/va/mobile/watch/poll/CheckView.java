package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check as people see it.
 *
 * @param consecutiveFailures failures in a row until now
 * @param judgedAt the newest result that counted
 * @param nextAt when it is asked again; absent for what is not asked by itself
 */
public record CheckView(
        String upstreamId,
        String checkId,
        HealthStatus status,
        int consecutiveFailures,
        Optional<Instant> judgedAt,
        Optional<Instant> nextAt,
        Optional<LastResult> lastResult) {

    /** The newest result recorded. */
    public record LastResult(Instant at, ResultClass resultClass, Duration latency, Optional<Failure> failure) {}
}
