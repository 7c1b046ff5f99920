package gov.va.mobile.watch.window;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** {@code watch_windows{status}}: how many maintenance windows have each status; and what becomes of their publication. */
@Startup
@ApplicationScoped
class WindowMetrics {
    private final WindowRepository windows;
    private final Publications publications;
    private volatile Map<WindowStatus, Long> counts = Map.of();
    private volatile Duration overdue = Duration.ZERO;

    WindowMetrics(WindowRepository windows, Publications publications, MeterRegistry metrics) {
        this.windows = windows;
        this.publications = publications;
        // from the start on: of a counter that begins with its first failure, an alert sees no increase
        failures(metrics, true);
        failures(metrics, false);
        Gauge.builder("watch.publication.overdue.seconds", () -> overdue.toSeconds())
                .description("for how long PagerDuty should have been asked about the window that waits longest")
                .register(metrics);
        for (WindowStatus status : WindowStatus.values()) {
            Gauge.builder("watch.windows", () -> counts.getOrDefault(status, 0L))
                    .tag("status", status.code())
                    .description("maintenance windows by status")
                    .register(metrics);
        }
    }

    /** Publications that failed; {@code retried} by themselves, or not. */
    static Counter failures(MeterRegistry metrics, boolean retried) {
        return Counter.builder("watch.publication.failures")
                .description("publications that PagerDuty did not take")
                .tag("retried", Boolean.toString(retried))
                .register(metrics);
    }

    @Scheduled(every = "${watch.window.count-every:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        var found = new EnumMap<WindowStatus, Long>(WindowStatus.class);
        QuarkusTransaction.requiringNew()
                .call(windows::counts)
                .forEach(row -> found.put((WindowStatus) row[0], (Long) row[1]));
        counts = found;
        overdue = publications.overdue();
    }
}
