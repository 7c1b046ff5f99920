package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which incident and which window belong to an upstream, and until when the app blocks a feature; looked up, so that 1,000 upstreams cost no loop each. */
final class Connections {
    private final Map<String, UUID> incidents = new HashMap<>();
    private final Map<String, UUID> windows = new HashMap<>();
    private final Map<String, Instant> maintenance = new HashMap<>();
    private final Set<String> flapping = new HashSet<>();

    Connections(List<IncidentView> open, List<WindowView> live, Instant now) {
        open.forEach(incident -> incident.upstreamId().ifPresent(id -> incidents.putIfAbsent(id, incident.id())));
        open.forEach(
                incident -> incident.affected().upstreams().forEach(id -> incidents.putIfAbsent(id, incident.id())));
        open.stream()
                .filter(IncidentView::flapping)
                .forEach(incident -> incident.upstreamId().ifPresent(flapping::add));
        live.stream()
                .sorted(Comparator.comparingInt(Connections::rank).thenComparing(WindowView::start))
                .forEach(window -> windows.putIfAbsent(window.upstreamId(), window.id()));
        live.stream()
                .filter(Connections::decided)
                .sorted(Comparator.comparing(WindowView::start))
                .forEach(window -> window.features().forEach(feature -> extend(feature, window, now)));
    }

    /** The open incident of the upstream itself, else one that lists it as affected. */
    Optional<UUID> incident(String upstreamId) {
        return Optional.ofNullable(incidents.get(upstreamId));
    }

    /** Whether the open incident of the upstream itself is one of going to and fro. */
    boolean flapping(String upstreamId) {
        return flapping.contains(upstreamId);
    }

    /** The upstream's window: the active one, else the next confirmed, else the proposed one. */
    Optional<UUID> window(String upstreamId) {
        return Optional.ofNullable(windows.get(upstreamId));
    }

    /** When a feature that a window is on now works again: the end of the last of the windows that follow on each other. */
    Optional<Instant> maintenanceUntil(String featureId) {
        return Optional.ofNullable(maintenance.get(featureId));
    }

    /** Windows come by their start: the first is on now, and one that begins before the end known so far carries on. */
    private void extend(String feature, WindowView window, Instant now) {
        if (!window.end().isAfter(now)) {
            return;
        }
        Instant reached = maintenance.getOrDefault(feature, now);
        if (!window.start().isAfter(reached)) {
            maintenance.merge(feature, window.end(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private static boolean decided(WindowView window) {
        return window.status() == WindowStatus.ACTIVE || window.status() == WindowStatus.CONFIRMED;
    }

    private static int rank(WindowView window) {
        return switch (window.status()) {
            case ACTIVE -> 0;
            case CONFIRMED -> 1;
            default -> 2;
        };
    }
}
