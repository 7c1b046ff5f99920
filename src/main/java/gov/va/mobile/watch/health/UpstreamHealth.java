package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an upstream is, as stored.
 *
 * @param since since when it is so; absent while it was never judged
 * @param causedBy the upstreams at the root, when another one explains it
 * @param failure what was seen, when down or degraded
 */
public record UpstreamHealth(
        String upstreamId,
        HealthStatus status,
        Optional<Instant> since,
        List<String> causedBy,
        Optional<Failure> failure) {}
