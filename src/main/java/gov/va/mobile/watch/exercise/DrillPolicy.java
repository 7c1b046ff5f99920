package gov.va.mobile.watch.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How a drill goes on (docs/incidents.md). Pure. */
final class DrillPolicy {
    /** When nobody went on with it for so long, its times say nothing any more. */
    static final Duration CUT_OFF_AFTER = Duration.ofMinutes(1);

    /** So long after its upstream recovered it must have come to its end. */
    static final Duration LONGEST_END = Duration.ofMinutes(5);

    /** For so long it waits for its last messages to be delivered. */
    static final Duration DELIVERY = Duration.ofSeconds(30);

    private DrillPolicy() {}

    /**
     * What is known of a drill that runs.
     *
     * @param dueAt when somebody was to go on with it
     * @param resolvedAt when its incident was resolved, if it was
     * @param undelivered messages of it wait to be delivered
     */
    record Situation(DrillScript script, Instant dueAt, Optional<Instant> resolvedAt, boolean undelivered) {}

    /** What to do. */
    sealed interface Decision {
        /** Judge what its upstream answered meanwhile; look again then. */
        record GoOn(Instant lookAgainAt) implements Decision {}

        /** It came to its end. */
        record Finish() implements Decision {}

        /** It cannot come to its end. */
        record Abort(String reason) implements Decision {}
    }

    /** What to do now. */
    static Decision decide(Situation drill, Instant now) {
        if (now.isAfter(drill.dueAt().plus(CUT_OFF_AFTER))) {
            return new Decision.Abort("cut off: nobody went on with it from " + drill.dueAt() + " to " + now);
        }
        if (drill.resolvedAt().isPresent()) {
            boolean waits =
                    drill.undelivered() && now.isBefore(drill.resolvedAt().get().plus(DELIVERY));
            return waits ? new Decision.GoOn(drill.script().nextAfter(now)) : new Decision.Finish();
        }
        Instant latest =
                drill.script().firstFailure().plus(drill.script().failFor()).plus(LONGEST_END);
        return now.isAfter(latest)
                ? new Decision.Abort("its incident was not resolved within " + LONGEST_END + " of the recovery")
                : new Decision.GoOn(drill.script().nextAfter(now));
    }
}
