package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an upstream is, as stored.
 *
 * @param since since when it is so; absent while it was never judged
 * @param causedBy the upstreams at the root, or the group, when something else explains it
 * @param failure what was seen, when down or degraded
 * @param flapping it goes to and fro
 */
public record UpstreamHealth(
        String upstreamId,
        HealthStatus status,
        Optional<Instant> since,
        List<String> causedBy,
        Optional<Failure> failure,
        boolean flapping) {
    /** One that does not flap. */
    public UpstreamHealth(
            String upstreamId,
            HealthStatus status,
            Optional<Instant> since,
            List<String> causedBy,
            Optional<Failure> failure) {
        this(upstreamId, status, since, causedBy, failure, false);
    }
}
