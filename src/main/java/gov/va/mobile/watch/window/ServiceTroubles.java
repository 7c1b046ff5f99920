package gov.va.mobile.watch.window;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Which PagerDuty services of the map PagerDuty itself refuses, and with which words; {@code watch_pagerduty_bad_services} counts them. */
@Startup
@ApplicationScoped
class ServiceTroubles {
    private static final Logger LOG = Logger.getLogger(ServiceTroubles.class);

    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    ServiceTroubles(MeterRegistry metrics) {
        Gauge.builder("watch.pagerduty.bad.services", troubles, Map::size)
                .description(
                        "PagerDuty services of the services map that PagerDuty refuses: no window can be set there")
                .register(metrics);
    }

    /** Told in the log when it is new. */
    void found(String serviceId, String what) {
        if (!what.equals(troubles.put(serviceId, what))) {
            LOG.warnf("PagerDuty service %s: no window can be set there: %s", serviceId, what);
        }
    }

    void none(String serviceId) {
        troubles.remove(serviceId);
    }

    /** What is wrong with it, if anything is. */
    Optional<String> of(String serviceId) {
        return Optional.ofNullable(troubles.get(serviceId));
    }
}
