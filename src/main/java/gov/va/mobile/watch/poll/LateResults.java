package gov.va.mobile.watch.poll;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Marks the 5 minutes that get results when they may have been rolled up already, in the transaction that records these. A result counts as late well before
 * its 5 minutes are rolled up ({@link Rollups#SETTLED}): between the two lie the transaction and what replicas' clocks differ by.
 */
@ApplicationScoped
class LateResults {
    private static final Duration LATE = Duration.ofMinutes(1);

    private final RollupStore store;
    private final Clock clock;

    LateResults(RollupStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void note(Stream<Instant> runs) {
        Instant onTime = clock.instant().minus(LATE);
        List<Instant> starts = runs.filter(run -> run.isBefore(onTime))
                .map(run -> Slots.start(run, RollupStore.FINE))
                .distinct()
                .toList();
        if (!starts.isEmpty()) {
            store.late(starts);
        }
    }
}
