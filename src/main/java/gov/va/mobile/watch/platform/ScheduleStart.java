package gov.va.mobile.watch.platform;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets scheduled methods run only once everything has started: the scheduler begins halted, since it would otherwise tick before the map was read. */
@ApplicationScoped
class ScheduleStart {
    private static final int AFTER_ALL_OTHERS = 100_000;

    private final Scheduler scheduler;

    ScheduleStart(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent event) {
        scheduler.resume();
    }
}
