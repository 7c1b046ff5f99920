package gov.va.mobile.watch.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets scheduled methods run only once everything has started: the scheduler begins halted, since it would otherwise tick before the map was read. */
@ApplicationScoped
class ScheduleStart {
    private static final int AFTER_ALL_OTHERS = 100_000;

    private final Scheduler scheduler;
    private final boolean enabled;

    ScheduleStart(
            Scheduler scheduler,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean enabled) {
        this.scheduler = scheduler;
        this.enabled = enabled;
    }

    void start(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent event) {
        if (enabled) {
            scheduler.resume();
        }
    }
}
