package gov.va.mobile.watch.mobile;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What VA.gov's own pages are told: windows by the key of their PagerDuty service, and the state of each upstream that has one. */
@ApplicationScoped
class VaGovSource {
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final Set<WindowStatus> ON = Set.of(WindowStatus.CONFIRMED, WindowStatus.ACTIVE);

    private final Windows windows;
    private final HealthBook health;
    private final CurrentMap map;
    private final Clock clock;

    VaGovSource(Windows windows, HealthBook health, CurrentMap map, Clock clock) {
        this.windows = windows;
        this.health = health;
        this.map = map;
        this.clock = clock;
    }

    /** A window on one service. */
    record Window(UUID id, String key, Instant start, Instant end, String message) {}

    /**
     * A service.
     *
     * @param status active, critical, warning, maintenance or disabled
     */
    record Status(String service, String key, String status, Optional<Instant> lastIncident) {}

    Instant now() {
        return clock.instant();
    }

    /** Those on services that VA.gov shares, oldest decision first; the app's own services are not VA.gov's. */
    List<Window> windows() {
        Instant now = now();
        return windows.live().stream()
                .filter(window -> ON.contains(window.status()) && window.end().isAfter(now))
                .filter(window -> window.scope().filter(Scope.SHARED::equals).isPresent())
                .sorted(Comparator.comparing(
                                (WindowView window) -> window.decidedAt().orElse(window.start()))
                        .thenComparing(WindowView::id))
                .flatMap(window -> shared(window.upstreamId()).stream()
                        .map(service -> new Window(
                                window.id(),
                                service.key(),
                                window.start(),
                                window.end(),
                                window.userMessage().orElse(""))))
                .toList();
    }

    /** One for each upstream with a service that VA.gov shares, in the map's order. */
    List<Status> statuses() {
        Map<String, UpstreamHealth> states = health.upstreams();
        Map<String, Instant> last = health.outagesSince(now().minus(REMEMBERED)).stream()
                .collect(Collectors.toMap(Outage::upstreamId, Outage::start, (one, other) -> other));
        Set<String> inWindow = windows().stream()
                .filter(window -> !window.start().isAfter(now()))
                .map(Window::key)
                .collect(Collectors.toSet());
        return map.get().upstreams().stream()
                .flatMap(upstream -> shared(upstream.id()).stream()
                        .map(service -> new Status(
                                upstream.name(),
                                service.key(),
                                status(
                                        upstream,
                                        Optional.ofNullable(states.get(upstream.id())),
                                        inWindow.contains(service.key())),
                                Optional.ofNullable(last.get(upstream.id())))))
                .toList();
    }

    private static String status(Upstream upstream, Optional<UpstreamHealth> state, boolean inWindow) {
        if (upstream.paused().isPresent()) {
            return "disabled";
        }
        if (inWindow) {
            return "maintenance";
        }
        return switch (state.map(UpstreamHealth::status).orElse(HealthStatus.UNKNOWN)) {
            case DOWN -> "critical";
            case DEGRADED -> "warning";
            case UP, UNKNOWN -> "active";
        };
    }

    private Optional<PagerDutyService> shared(String upstreamId) {
        return map.get()
                .upstream(upstreamId)
                .flatMap(upstream -> upstream.pagerduty().shared());
    }
}
