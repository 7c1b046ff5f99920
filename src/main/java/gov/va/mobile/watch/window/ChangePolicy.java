package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When another end is proposed for a window that is on (behaviour.md §5). Pure. */
final class ChangePolicy {
    /** So long before the end somebody is asked whether it holds. */
    static final Duration ASK_BEFORE_END = Duration.ofMinutes(30);

    /** A promise to Veterans is not put off by more at once. */
    static final Duration LONGEST_STEP = Duration.ofHours(24);

    /** Beyond that the product owner is told. */
    static final Duration LONG = Duration.ofDays(3);

    static final Duration SURE_AFTER = Duration.ofMinutes(10);

    /** Planned work often answers in between. */
    static final Duration SURE_AFTER_PLANNED = Duration.ofMinutes(30);

    private ChangePolicy() {}

    /** What can be proposed about a decided window. */
    enum Kind implements Coded {
        EXTEND,
        END_EARLY,
        START_NOW
    }

    /**
     * What is known about an active window.
     *
     * @param down whether its upstream is down; absent when that is not known
     * @param recoveredAt when it last recovered from an outage that fell into the window, if it passes since
     * @param doorOnly its checks only see that something answers
     * @param estimatedEnd the end that the estimate of the time left promises
     */
    record Situation(
            Span window,
            Origin origin,
            boolean autoEnd,
            boolean doorOnly,
            Optional<Boolean> down,
            Optional<Instant> recoveredAt,
            Instant estimatedEnd) {}

    /** What to do about it. */
    sealed interface Wish {
        /** Let a person decide about that end. */
        record Propose(Kind kind, Instant end, String reason) implements Wish {}

        /** End it now: whoever confirmed it agreed to that. */
        record EndNow(String reason) implements Wish {}

        /** Nothing is to be proposed. */
        record Nothing() implements Wish {}
    }

    /** What to do about an active window now. */
    static Wish decide(Situation now, Instant at) {
        if (now.origin() == Origin.PAGERDUTY) {
            return new Wish.Nothing();
        }
        if (now.down().orElse(false)) {
            return at.isBefore(now.window().end().minus(ASK_BEFORE_END))
                    ? new Wish.Nothing()
                    : new Wish.Propose(Kind.EXTEND, extended(now), "the upstream is still down");
        }
        boolean planned = now.origin() == Origin.PLANNED;
        Duration sure = planned ? SURE_AFTER_PLANNED : SURE_AFTER;
        boolean passes = now.down().isPresent()
                && now.recoveredAt()
                        .filter(since -> !at.isBefore(since.plus(sure)))
                        .isPresent();
        if (!passes) {
            return new Wish.Nothing();
        }
        String reason = "the upstream has passed for " + sure.toMinutes() + " minutes";
        return now.autoEnd() && !planned && !now.doorOnly()
                ? new Wish.EndNow(reason)
                : new Wish.Propose(Kind.END_EARLY, at, reason);
    }

    /** Whether a change of the end makes a window one that the product owner must know of. */
    static boolean growsLong(Span before, Span after) {
        return !isLong(before) && isLong(after);
    }

    private static boolean isLong(Span window) {
        return Duration.between(window.start(), window.end()).compareTo(LONG) > 0;
    }

    private static Instant extended(Situation now) {
        Instant least = now.window().end().plus(Estimate.AT_LEAST);
        Instant most = now.window().end().plus(LONGEST_STEP);
        Instant end = now.estimatedEnd().isBefore(least) ? least : now.estimatedEnd();
        return end.isAfter(most) ? most : end;
    }
}
