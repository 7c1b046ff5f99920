package gov.va.mobile.watch.notification;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When and how people are spoken to, as configured; a value that is none stops the start. */
@Startup
@ApplicationScoped
public class Manners {
    private final BusinessHours hours;
    private final Outside outside;
    private final Links links;

    Manners(
            BusinessHoursConfig config,
            @ConfigProperty(name = "watch.holidays", defaultValue = "us-federal") String holidays,
            @ConfigProperty(name = "watch.public-url", defaultValue = "http://localhost:8080") String publicUrl) {
        this.hours = hours(holidays);
        this.outside = config.outside();
        this.links = new Links(publicUrl);
    }

    BusinessHours hours() {
        return hours;
    }

    Outside outside() {
        return outside;
    }

    /** Where people find things. */
    public Links links() {
        return links;
    }

    private static BusinessHours hours(String holidays) {
        try {
            return BusinessHours.of(holidays);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(wrong.getMessage());
        }
    }

    boolean open(Instant at) {
        return hours.isOpen(at);
    }
}
