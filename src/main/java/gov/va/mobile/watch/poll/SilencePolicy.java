package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import java.time.Duration;
import java.time.Instant;

/** What the silence of a heartbeat means: a failure after two intervals, and one more for each interval that it goes on (api.md, "Machines"); pure. */
final class SilencePolicy {
    private static final int INTERVALS = 2;

    private SilencePolicy() {}

    /**
     * A heartbeat that is listened for.
     *
     * @param silentSince when it was last heard, or when listening began
     * @param dueAt when its silence next counts
     */
    record Listening(String checkId, Duration interval, Instant silentSince, Instant dueAt) {
        /** Begins to listen, or has just heard it. */
        static Listening from(String checkId, Duration interval, Instant at) {
            return new Listening(checkId, interval, at, at.plus(interval.multipliedBy(INTERVALS)));
        }
    }

    /** What is done about a silence that is due. */
    sealed interface Decision {
        /** How one goes on listening. */
        Listening next();

        /** It counts, as of that time. */
        record Fails(Instant at, CheckResult result, Listening next) implements Decision {}

        /** It does not count, and begins anew. */
        record StartsOver(Listening next) implements Decision {}
    }

    /**
     * Decides about a silence that is due.
     *
     * @param unheard whether the silence may be ours: the check is paused, or our own way out does not work
     */
    static Decision onDue(Listening listening, boolean unheard, Instant now) {
        // Longer overdue than that, nobody listened here: whoever reports could not reach us either.
        boolean nobodyListened = listening.dueAt().plus(listening.interval()).isBefore(now);
        if (unheard || nobodyListened) {
            return new Decision.StartsOver(Listening.from(listening.checkId(), listening.interval(), now));
        }
        return new Decision.Fails(
                listening.dueAt(),
                CheckResult.of(ResultClass.FAIL, FailureKind.TIMEOUT, words(listening), Duration.ZERO, Phases.NONE),
                new Listening(
                        listening.checkId(),
                        listening.interval(),
                        listening.silentSince(),
                        listening.dueAt().plus(listening.interval())));
    }

    private static String words(Listening listening) {
        Duration silent = Duration.between(listening.silentSince(), listening.dueAt());
        return "expected a result every " + words(listening.interval()) + ", found none for " + words(silent);
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
