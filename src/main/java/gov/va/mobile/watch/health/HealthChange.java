package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The health of one upstream moved.
 *
 * @param since when it really began: for {@code DOWN} the first failing result of the row, for a recovery the first passing one
 * @param at when the results were enough to say so
 * @param checkId the check that decided
 * @param failure what was seen, when down or degraded
 * @param causedBy the upstreams at the root, when another one explains it
 */
public record HealthChange(
        String upstreamId,
        HealthStatus from,
        HealthStatus to,
        Instant since,
        Instant at,
        String checkId,
        Optional<Failure> failure,
        List<String> causedBy) {}
