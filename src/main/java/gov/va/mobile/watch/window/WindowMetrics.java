package gov.va.mobile.watch.window;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** {@code watch_windows{status}}: how many maintenance windows have each status. */
@Startup
@ApplicationScoped
class WindowMetrics {
    private final WindowRepository windows;
    private volatile Map<WindowStatus, Long> counts = Map.of();

    WindowMetrics(WindowRepository windows, MeterRegistry metrics) {
        this.windows = windows;
        for (WindowStatus status : WindowStatus.values()) {
            Gauge.builder("watch.windows", () -> counts.getOrDefault(status, 0L))
                    .tag("status", status.code())
                    .description("maintenance windows by status")
                    .register(metrics);
        }
    }

    @Scheduled(every = "${watch.window.count-every:15s}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void count() {
        var found = new EnumMap<WindowStatus, Long>(WindowStatus.class);
        QuarkusTransaction.requiringNew()
                .call(windows::counts)
                .forEach(row -> found.put((WindowStatus) row[0], (Long) row[1]));
        counts = found;
    }
}
