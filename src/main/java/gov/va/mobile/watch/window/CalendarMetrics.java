package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.CalendarPolicy.Answer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code watch_calendar_reads_total{found}} of this replica, and {@code watch_calendars_unreadable} of all. */
@ApplicationScoped
class CalendarMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger unreadable = new AtomicInteger();

    CalendarMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("watch.calendars.unreadable", unreadable, AtomicInteger::get)
                .description("Calendars of upstreams that cannot be read; what they said last stays in force")
                .register(registry);
    }

    void read(Answer answer) {
        String found = switch (answer) {
            case Answer.Good good -> "calendar";
            case Answer.Same same -> "unchanged";
            case Answer.Bad bad -> "nothing";
        };
        registry.counter("watch.calendar.reads", "found", found).increment();
    }

    void unreadable(int calendars) {
        unreadable.set(calendars);
    }
}
