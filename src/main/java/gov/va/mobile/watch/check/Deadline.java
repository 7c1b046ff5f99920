package gov.va.mobile.watch.check;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a run must be over. Time for which our own process was held up does not count, up to as much again as the timeout: what was held up for longer says nothing about whom it asked
 * (behaviour.md §2).
 */
final class Deadline {
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

    /** Nanoseconds until then, as far as it is known now; never negative. */
    long left() {
        long allowed = timeout.toNanos() + Math.min(heldUp.getAsLong(), timeout.toNanos());
        return Math.max(0, begun + allowed - System.nanoTime());
    }

    /** What a run found that has none left; {@code missing} says what had not happened yet. */
    Finding missed(String missing) {
        String expected = "expected an answer within " + Words.duration(timeout) + ", found none (" + missing + ")";
        long ours = heldUp.getAsLong();
        return ours < timeout.toNanos()
                ? Finding.fail(FailureKind.TIMEOUT, expected)
                : Finding.inconclusive(
                        FailureKind.OVERLOAD,
                        expected + ", but our own machine held us up for " + Words.duration(Duration.ofNanos(ours)));
    }
}
