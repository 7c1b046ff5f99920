package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a destination is called again after an answer (behaviour.md §6). Pure. */
final class Backoff {
    /** Slack takes about one message a second per channel (domain.md §6). */
    static final Duration PACE = Duration.ofSeconds(1);
    /** A paused destination is tried that often, in case that somebody mended it. */
    static final Duration PAUSE = Duration.ofMinutes(15);

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final double JITTER = 0.2;
    private static final int DOUBLINGS = 6;

    private Backoff() {}

    /**
     * What is remembered of the destination after a call that ended at that time.
     *
     * @param chance from 0 (inclusive) to 1 (exclusive): spreads those who wait for the same thing
     */
    static Lease after(Answer answer, Lease before, Instant now, double chance) {
        Optional<Instant> called = Optional.of(now);
        return switch (answer) {
            case Answer.Delivered _, Answer.Refused _ -> new Lease(Optional.empty(), 0, Optional.empty(), called);
            case Answer.Closed closed ->
                new Lease(Optional.of(now.plus(PAUSE)), before.failures() + 1, Optional.of(closed.said()), called);
            case Answer.Later later -> {
                Duration wait = later.retryAfter()
                        .map(asked -> asked.compareTo(PAUSE) > 0 ? PAUSE : asked)
                        .orElseGet(() -> exponential(before.failures(), chance));
                yield new Lease(Optional.of(now.plus(wait)), before.failures() + 1, Optional.empty(), called);
            }
        };
    }

    /** When the next call may begin. */
    static Instant due(Lease lease) {
        return due(lease, PACE);
    }

    /** When the next call may begin where calls follow one another so soon. */
    static Instant due(Lease lease, Duration pace) {
        Instant paced = lease.lastCallAt().map(at -> at.plus(pace)).orElse(Instant.MIN);
        return lease.notBefore().filter(asked -> asked.isAfter(paced)).orElse(paced);
    }

    private static Duration exponential(int failures, double chance) {
        Duration doubled = PACE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        Duration capped = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis((long) (capped.toMillis() * (1 - JITTER * chance)));
    }
}
