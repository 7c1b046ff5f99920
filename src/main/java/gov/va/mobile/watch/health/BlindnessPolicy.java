package gov.va.mobile.watch.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is told when all replicas are blind (behaviour.md §3, "Blind"). Pure. */
public final class BlindnessPolicy {
    /** After so long it is told once more. */
    static final Duration REPEAT_AFTER = Duration.ofMinutes(15);

    private BlindnessPolicy() {}

    /**
     * What is remembered of the present blindness.
     *
     * @param repeatDueAt when it is told once more; absent when it was
     */
    public record Told(Instant since, Optional<Instant> repeatDueAt) {}

    /** What to remember and tell. */
    public sealed interface Decision {
        /** Nothing. */
        record Nothing() implements Decision {}

        /** That all are blind. */
        record Begin(Told told) implements Decision {}

        /** That they still are. */
        record Repeat(Told told) implements Decision {}

        /** That one sees again. */
        record End(Instant since) implements Decision {}
    }

    /**
     * Compares what was told with what is so.
     *
     * @param allBlindSince when the last replica went blind, if none sees
     */
    public static Decision decide(Optional<Told> told, Optional<Instant> allBlindSince, Instant at) {
        if (told.isEmpty()) {
            return allBlindSince
                    .<Decision>map(since -> new Decision.Begin(new Told(since, Optional.of(at.plus(REPEAT_AFTER)))))
                    .orElseGet(Decision.Nothing::new);
        }
        Told before = told.get();
        if (allBlindSince.isEmpty()) {
            return new Decision.End(before.since());
        }
        return before.repeatDueAt().filter(due -> !due.isAfter(at)).isPresent()
                ? new Decision.Repeat(new Told(before.since(), Optional.empty()))
                : new Decision.Nothing();
    }
}
