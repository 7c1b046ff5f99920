package gov.va.mobile.watch.map.reload;

import gov.va.mobile.watch.map.CurrentMap;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** {@code watch_map_age_seconds}, {@code watch_map_refused} and {@code watch_map_stands_by}, each of this replica. */
@Startup
@ApplicationScoped
class MapMetrics {
    private final MapReload reload;
    private final Clock clock;

    MapMetrics(MapReload reload, CurrentMap current, Clock clock, MeterRegistry registry) {
        this.reload = reload;
        this.clock = clock;
        Gauge.builder("watch.map.age", this::age)
                .baseUnit("seconds")
                .description("How long ago the services map that this replica holds was written")
                .register(registry);
        Gauge.builder("watch.map.refused", () -> reload.refused().isPresent() ? 1 : 0)
                .description("1 while the newest services map is refused and the last good one stays")
                .register(registry);
        Gauge.builder("watch.map.stands.by", () -> current.standsBy() ? 1 : 0)
                .description(
                        "1 while another replica holds a newer services map, and this one neither claims nor judges")
                .register(registry);
    }

    private double age() {
        return reload.changedAt()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
