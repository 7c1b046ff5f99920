package gov.va.mobile.watch.support;

import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of {@code @QuarkusTest}s: the system's, moved on by what a test asks for. Rooms are given it as {@link Clock}. */
@Mock
@Singleton
@Typed({Clock.class, TestClock.class})
public class TestClock extends Clock {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Lets time pass at once. */
    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    /** Lets time pass until the next half past an hour, for a test under which the hour must not turn. */
    public void advanceToHalfPast() {
        Instant now = instant();
        Instant halfPast = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(30));
        advance(Duration.between(now, halfPast.isBefore(now) ? halfPast.plus(Duration.ofHours(1)) : halfPast));
    }

    /** Back to the system's time. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MICROS);
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
