package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of an upstream.
 *
 * @param direct it is down, and a check that asks the upstream itself says so: evidence alone cannot end that
 * @param causedBy what is at the root, when something else explains it; see {@link Cause}
 * @param checkId the check that decided
 * @param failure why, as it was when it became so; what is answered by now is the check's last result
 * @param flapping one of its checks goes to and fro
 */
public record UpstreamState(
        HealthStatus status,
        Optional<Instant> since,
        boolean direct,
        List<String> causedBy,
        Optional<String> checkId,
        Optional<Failure> failure,
        boolean flapping) {
    /** Never judged. */
    public static final UpstreamState NEW = new UpstreamState(
            HealthStatus.UNKNOWN, Optional.empty(), false, List.of(), Optional.empty(), Optional.empty(), false);

    UpstreamState flapping(boolean now) {
        return new UpstreamState(status, since, direct, causedBy, checkId, failure, now);
    }

    /** The same because of these. */
    public UpstreamState causedBy(List<String> roots) {
        return new UpstreamState(status, since, direct, roots, checkId, failure, flapping);
    }
}
