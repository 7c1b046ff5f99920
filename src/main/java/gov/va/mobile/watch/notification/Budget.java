package gov.va.mobile.watch.notification;

import java.time.Duration;

/** The time that is left for what takes several calls. */
final class Budget {
    private final long end;

    private Budget(long end) {
        this.end = end;
    }

    /** So much from now. */
    static Budget of(Duration total) {
        return new Budget(System.nanoTime() + total.toNanos());
    }

    /** What is left of it. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** What is left of it but for that, for those who come after. */
    Duration leaving(Duration rest) {
        Duration left = left().minus(rest);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
