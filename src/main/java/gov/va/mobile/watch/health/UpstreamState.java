package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of an upstream.
 *
 * @param direct it is down, and a check that asks the upstream itself says so: evidence alone cannot end that
 * @param causedBy the upstreams at the root, when another one explains it
 * @param checkId the check that decided
 */
public record UpstreamState(
        HealthStatus status,
        Optional<Instant> since,
        boolean direct,
        List<String> causedBy,
        Optional<String> checkId,
        Optional<Failure> failure) {
    /** Never judged. */
    public static final UpstreamState NEW = new UpstreamState(
            HealthStatus.UNKNOWN, Optional.empty(), false, List.of(), Optional.empty(), Optional.empty());
}
