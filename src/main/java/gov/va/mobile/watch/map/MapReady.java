package gov.va.mobile.watch.map;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** This replica is of use only with a map in force. What the map's upstreams do has no say in our own health (behaviour.md §7). */
@Readiness
@ApplicationScoped
class MapReady implements HealthCheck {
    private final CurrentMap map;

    MapReady(CurrentMap map) {
        this.map = map;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder said = HealthCheckResponse.named("services map");
        return map.find()
                .map(found -> said.up().withData("revision", found.revision()).withData("standsBy", map.standsBy()))
                .orElseGet(said::down)
                .build();
    }
}
