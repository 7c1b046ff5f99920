package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether polling moves, of all replicas together.
 *
 * @param longestDue since when the check that is due the longest waits to be claimed; empty while none is due
 * @param lastClaim the instant of the newest run that was claimed
 * @param lastRecorded the instant of the newest run that was recorded
 */
public record Headway(Optional<Instant> longestDue, Optional<Instant> lastClaim, Optional<Instant> lastRecorded) {
    /** Longer than the longest timeout, and than a replica's checks take to go to another one. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What stands still; empty while all moves. A check that waits behind its host's rate limit is no standstill while others are claimed. */
    public Optional<String> standstill(Instant now) {
        Instant longAgo = now.minus(PATIENCE);
        if (longestDue.filter(longAgo::isAfter).isPresent()
                && lastClaim.filter(longAgo::isBefore).isEmpty()) {
            return Optional.of("checks are due since " + longestDue.get() + " and none is claimed");
        }
        return lastClaim
                .filter(claim -> lastRecorded
                        .filter(recorded -> claim.isAfter(recorded.plus(PATIENCE)))
                        .isPresent())
                .map(claim -> "checks are run and no result is recorded since " + lastRecorded.orElse(claim));
    }
}
