package gov.va.mobile.watch.check;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a run must be over. Time for which our own process was held up does not count, up to as much again as the timeout: what was held up for longer says nothing about whom it asked
 * (behaviour.md §2).
 */
final class Deadline {
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(10);

    private final long begun = System.nanoTime();
    private final Duration timeout;
    private final LongSupplier heldUp;

    /**
     * Begins now.
     *
     * @param heldUp for how many nanoseconds of this deadline's time nothing could be seen on our side
     */
    Deadline(Duration timeout, LongSupplier heldUp) {
        this.timeout = timeout;
        this.heldUp = heldUp;
    }

    /** For how long nothing could be seen on our side since it began. */
    Duration heldUp() {
        return Duration.ofNanos(heldUp.getAsLong());
    }

    /** Nanoseconds until then, as far as it is known now; never negative. */
    long left() {
        long allowed = timeout.toNanos() + Math.min(heldUp.getAsLong(), timeout.toNanos());
        return Math.max(0, begun + allowed - System.nanoTime());
    }

    /** For how long to wait on, once it seemed to be over; 0 when it is. While we are held up, it goes on as fast as time does: so never for a few nanoseconds only. */
    long putOff() {
        long left = left();
        return left == 0 ? 0 : Math.max(left, SHORTEST_WAIT);
    }

    /** What a run found that has none left; {@code missing} says what had not happened yet. */
    Finding missed(String missing) {
        String expected = "expected an answer within " + Words.duration(timeout) + ", found none (" + missing + ")";
        return heldUp().compareTo(timeout) < 0
                ? Finding.fail(FailureKind.TIMEOUT, expected)
                : Finding.inconclusive(
                        FailureKind.OVERLOAD,
                        expected + ", but our own machine held us up for " + Words.duration(heldUp()));
    }
}
