package gov.va.mobile.watch.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a replay: it stands still until it is set on. The rooms are given it as their clock only when {@code watch.replay.from} says when to begin. */
public final class ReplayClock extends Clock {
    private final AtomicReference<Instant> now;

    ReplayClock(Instant begin) {
        now = new AtomicReference<>(begin);
    }

    /** Goes on to that time; never back. */
    public void goTo(Instant time) {
        Instant exact = time.truncatedTo(ChronoUnit.MICROS);
        now.updateAndGet(before -> exact.isAfter(before) ? exact : before);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
