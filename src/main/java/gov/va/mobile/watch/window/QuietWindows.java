package gov.va.mobile.watch.window;

import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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
    public Predicate<String> at(Instant at) {
        BiPredicate<String, Instant> covers = since(at);
        return upstreamId -> covers.test(upstreamId, at);
    }

    /** Whether an upstream was covered at a time, for times that are not before that one: read once, for who asks about many. */
    BiPredicate<String, Instant> since(Instant from) {
        List<MaintenanceWindow> planned = windows.plannedSince(from);
        if (planned.isEmpty()) {
            return (upstreamId, at) -> false;
        }
        var reach = new Reach(map.get());
        return (upstreamId, at) -> {
            Set<String> concerned = reach.withDependencies(upstreamId);
            return planned.stream()
                    .anyMatch(window -> window.span().contains(at) && concerned.contains(window.upstreamId));
        };
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
