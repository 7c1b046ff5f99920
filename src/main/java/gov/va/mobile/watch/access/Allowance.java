package gov.va.mobile.watch.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many a minute, counted from the first. */
final class Allowance {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int aMinute;
    private final Clock clock;
    private Instant began = Instant.EPOCH;
    private int taken;

    Allowance(int aMinute, Clock clock) {
        this.aMinute = aMinute;
        this.clock = clock;
    }

    /** Whether there was one left. */
    synchronized boolean take() {
        Instant now = clock.instant();
        // a clock that was set back must not make the minute longer
        if (now.isBefore(began) || !now.isBefore(began.plus(MINUTE))) {
            began = now;
            taken = 0;
        }
        if (taken >= aMinute) {
            return false;
        }
        taken++;
        return true;
    }
}
