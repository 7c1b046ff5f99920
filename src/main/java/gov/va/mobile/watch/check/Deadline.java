package gov.va.mobile.watch.check;

import java.time.Duration;

/** When a run must be over, by {@link System#nanoTime}. */
record Deadline(long at, Duration timeout) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos(), timeout);
    }

    /** Nanoseconds until then, never negative. */
    long left() {
        return Math.max(0, at - System.nanoTime());
    }
}
