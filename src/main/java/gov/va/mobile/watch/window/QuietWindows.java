package gov.va.mobile.watch.window;

import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A planned or imported window mutes new incidents of its upstream and of what depends on it (behaviour.md §5, "What a window mutes"). */
@ApplicationScoped
class QuietWindows implements Quiet {
    private final WindowRepository windows;
    private final CurrentMap map;

    QuietWindows(WindowRepository windows, CurrentMap map) {
        this.windows = windows;
        this.map = map;
    }

    @Override
    public boolean covers(String upstreamId, Instant at) {
        return windows.plannedAt(new Reach(map.get()).withDependencies(upstreamId), at);
    }

    @Override
    public Duration covered(String upstreamId, Instant from, Instant to) {
        Set<String> concerned = Set.copyOf(new Reach(map.get()).withDependencies(upstreamId));
        return Span.union(windows.plannedSince(from).stream()
                        .filter(window -> concerned.contains(window.upstreamId))
                        .map(MaintenanceWindow::span)
                        .toList())
                .stream()
                .map(new Span(from, to)::overlap)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
