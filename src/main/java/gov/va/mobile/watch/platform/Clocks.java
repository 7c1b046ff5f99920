package gov.va.mobile.watch.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock that all rooms are given; it ticks in microseconds, as PostgreSQL's timestamps do, so that a time survives being stored. */
final class Clocks {
    private Clocks() {}

    @Produces
    @Singleton
    @Typed(ReplayClock.class)
    static ReplayClock replay(@ConfigProperty(name = "watch.replay.from") Optional<Instant> from) {
        return new ReplayClock(from.orElse(Instant.EPOCH));
    }

    @Produces
    @Singleton
    @Typed(Clock.class)
    static Clock clock(@ConfigProperty(name = "watch.replay.from") Optional<Instant> from, ReplayClock replay) {
        return from.isPresent() ? replay : Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
