package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of our own way out (behaviour.md §3, "Blind").
 *
 * @param waySeenAt when the newest run of the sentinels began that some replica saw answered; empty with too few sentinels to tell, when nothing is waited for
 * @param blind no replica sees anything: nothing is opened, resolved or proposed
 */
public record Outlook(Optional<Instant> waySeenAt, boolean blind) {
    /** Whether failures without any answer that began then are the upstream's rather than ours. */
    boolean provenSince(Instant failingSince) {
        return waySeenAt.map(failingSince::isBefore).orElse(true);
    }
}
