package gov.va.mobile.watch.incident;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code watch_incidents_open}, and what this replica opened, reopened and ended: {@code watch_incidents_opened_total}, {@code watch_incidents_reopened_total},
 * {@code watch_incidents_resolved_total}.
 */
@ApplicationScoped
class IncidentMetrics {
    private final MeterRegistry registry;
    private final AtomicLong open = new AtomicLong();

    IncidentMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("watch.incidents.open", open, AtomicLong::get)
                .description("Incidents that are open, as every replica sees them")
                .register(registry);
        for (IncidentKind kind : IncidentKind.values()) {
            opened(kind);
        }
        reopened();
        for (Resolution resolution : Resolution.values()) {
            resolved(resolution.code());
        }
    }

    void open(long count) {
        open.set(count);
    }

    /** Counts what was committed. */
    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentsChanged changed) {
        changed.changes().stream().filter(change -> !change.incident().drill()).forEach(this::count);
    }

    private void count(IncidentChange change) {
        switch (change.kind()) {
            case OPENED -> opened(change.incident().kind()).increment();
            case REOPENED -> reopened().increment();
            case RESOLVED ->
                resolved(change.incident().resolution().orElse("none")).increment();
            default -> {}
        }
    }

    private Counter opened(IncidentKind kind) {
        return registry.counter("watch.incidents.opened", "kind", kind.code());
    }

    private Counter reopened() {
        return registry.counter("watch.incidents.reopened");
    }

    private Counter resolved(String resolution) {
        return registry.counter("watch.incidents.resolved", "resolution", resolution);
    }
}
