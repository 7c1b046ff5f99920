package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that one batch of results moved, or that time did, fired inside its transaction (house.md, "forward by events").
 *
 * @param groups what became the root of its members' failures, or is it no longer
 * @param flaps which upstreams began or ceased to go to and fro
 */
public record HealthChanged(Instant at, List<HealthChange> changes, List<GroupChange> groups, List<FlapChange> flaps) {
    /** Moves of upstreams alone. */
    public HealthChanged(Instant at, List<HealthChange> changes) {
        this(at, changes, List.of(), List.of());
    }

    /** Whether nothing moved at all. */
    public boolean isEmpty() {
        return changes.isEmpty() && groups.isEmpty() && flaps.isEmpty();
    }

    /** Upstreams and groups alike. */
    public Stream<RootChange> roots() {
        return Stream.concat(changes.stream(), groups.stream());
    }
}
