package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.util.Optional;

/** For how long a check that was answered 429 is not asked again (behaviour.md §3, {@code inconclusive}); pure. */
final class BackOff {
    /** Longer than that nobody is left unwatched, whatever the server says. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** So many intervals at most, where the server does not say. */
    private static final int MOST_INTERVALS = 8;

    private BackOff() {}

    /**
     * What the server says, else twice the time since the check was last run, so that it doubles while 429 goes on and is forgotten with the first other answer.
     *
     * @param asked what the server said
     * @param sinceLast since the check's run before
     */
    static Duration after(Duration interval, Optional<Duration> asked, Optional<Duration> sinceLast) {
        return shorter(
                asked.orElseGet(() -> {
                    Duration doubled = sinceLast.orElse(interval).multipliedBy(2);
                    Duration least = interval.multipliedBy(2);
                    return doubled.compareTo(least) < 0
                            ? least
                            : shorter(doubled, interval.multipliedBy(MOST_INTERVALS));
                }),
                LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
