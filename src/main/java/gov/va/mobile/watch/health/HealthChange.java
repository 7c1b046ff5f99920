package gov.va.mobile.watch.health;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The health of one upstream, or its cause, moved.
 *
 * @param since when it really began: for {@code DOWN} the first failing result of the row, for a recovery the first passing one
 * @param at when the results were enough to say so
 * @param checkId the check that decided
 * @param failure what was seen, when down or degraded
 * @param causedBy the upstreams at the root, or the group, when something else explains it
 * @param undecided it is down, and something that may yet explain it is awaited
 * @param along what fails because of it
 */
public record HealthChange(
        String upstreamId,
        HealthStatus from,
        HealthStatus to,
        Instant since,
        Instant at,
        String checkId,
        Optional<Failure> failure,
        List<String> causedBy,
        boolean undecided,
        List<String> along)
        implements RootChange {
    /** A change that is decided and takes nothing along. */
    public HealthChange(
            String upstreamId,
            HealthStatus from,
            HealthStatus to,
            Instant since,
            Instant at,
            String checkId,
            Optional<Failure> failure,
            List<String> causedBy) {
        this(upstreamId, from, to, since, at, checkId, failure, causedBy, false, List.of());
    }

    @Override
    public String id() {
        return upstreamId;
    }
}
