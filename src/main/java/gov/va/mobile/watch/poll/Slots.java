package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.time.Instant;

/** Equal stretches of time, counted from 1970-01-01T00:00:00Z; pure. */
public final class Slots {
    private Slots() {}

    /** The start of the slot of that length in which the time lies. */
    public static Instant start(Instant time, Duration length) {
        long seconds = length.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** The first start of a slot that is not before that time. */
    public static Instant startAtOrAfter(Instant time, Duration length) {
        Instant start = start(time, length);
        return start.equals(time) ? start : start.plus(length);
    }
}
