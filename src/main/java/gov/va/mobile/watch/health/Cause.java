package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why an upstream is down (behaviour.md §3, "Root cause"): the verdict, as it is remembered from one judgement to the next. */
public sealed interface Cause {
    /** It is not down. */
    record None() implements Cause {}

    /**
     * It is down, and something that may yet explain it is awaited: nobody is told.
     *
     * @param knownAt when its results were enough to call it down
     * @param dueAt when to look again at the latest
     */
    record Undecided(Instant knownAt, Instant dueAt) implements Cause {}

    /**
     * It is at the root itself.
     *
     * @param knownAt when its results were enough to call it down
     */
    record Own(Instant knownAt) implements Cause {}

    /**
     * Others explain it.
     *
     * @param knownAt when its results were enough to call it down
     * @param roots the upstreams at the root, or the group, or {@link SharedRoot#COMMON_CAUSE}
     * @param freed since when none of them does any more; it is on its own if it still fails a while later
     */
    record Explained(Instant knownAt, List<String> roots, Optional<Freed> freed) implements Cause {}

    /** Its roots recovered at that time; look again then. */
    record Freed(Instant at, Instant dueAt) {}

    /** What explains it; empty for what is not down, at the root itself or undecided. */
    default List<String> roots() {
        return this instanceof Explained explained ? explained.roots() : List.of();
    }

    /** When its results were enough to call it down. */
    default Optional<Instant> known() {
        return switch (this) {
            case None _ -> Optional.empty();
            case Undecided undecided -> Optional.of(undecided.knownAt());
            case Own own -> Optional.of(own.knownAt());
            case Explained explained -> Optional.of(explained.knownAt());
        };
    }

    /** When time alone next decides something about it. */
    default Optional<Instant> due() {
        return switch (this) {
            case None _, Own _ -> Optional.empty();
            case Undecided undecided -> Optional.of(undecided.dueAt());
            case Explained explained -> explained.freed().map(Freed::dueAt);
        };
    }

    /** Whether the other says the same, whenever each is looked at again. */
    default boolean saysAs(Cause other) {
        return getClass() == other.getClass() && roots().equals(other.roots());
    }
}
