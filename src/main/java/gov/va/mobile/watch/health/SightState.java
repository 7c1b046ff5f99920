package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a replica knows about its own way out.
 *
 * @param blindSince since when it does not trust what it sees; absent while it does
 * @param failing the hosts whose last answer was none, and since when
 */
public record SightState(Optional<Instant> blindSince, Map<String, Failing> failing) {
    /** Sees, and knows of nothing that fails. */
    public static final SightState SEES = new SightState(Optional.empty(), Map.of());

    /**
     * A host that gives no answer.
     *
     * @param since when the first unanswered check came back
     * @param newUntil until when it counts as one that starts failing: two intervals
     */
    public record Failing(Instant since, Instant newUntil) {}

    public SightState {
        failing = Map.copyOf(failing);
    }

    /** Whether results of this replica count for nothing. */
    public boolean blind() {
        return blindSince.isPresent();
    }
}
