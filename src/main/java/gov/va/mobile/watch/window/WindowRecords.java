package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.pagerduty.PagerDutySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes with every decision about a window: its place among the others, what PagerDuty should hold, the news, the audit. Inside the turn. */
@ApplicationScoped
class WindowRecords {
    private final WindowRepository windows;
    private final WindowViews views;
    private final Publications publications;
    private final PagerDutySettings pagerduty;
    private final CurrentMap map;
    private final WindowNews news;
    private final Audit audit;
    private final Clock clock;

    WindowRecords(
            WindowRepository windows,
            WindowViews views,
            Publications publications,
            PagerDutySettings pagerduty,
            CurrentMap map,
            WindowNews news,
            Audit audit,
            Clock clock) {
        this.windows = windows;
        this.views = views;
        this.publications = publications;
        this.pagerduty = pagerduty;
        this.map = map;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    WindowView view(MaintenanceWindow window) {
        return views.of(window);
    }

    /**
     * What a window would hold for that time; 409 with the other window where one of ours holds it. Asked before anything is changed: the answer names the
     * other window, where the database's exclusion constraint would only refuse.
     */
    String target(MaintenanceWindow window, Scope scope, Span span) {
        String target = new Reach(map.get()).target(window.upstreamId, scope);
        windows.holding(target, span, window.id).ifPresent(other -> {
            throw ProblemException.conflict(
                    "another window of the same PagerDuty service (" + other.upstreamId + ") is " + other.status.code()
                            + " from " + other.start + " to " + other.end,
                    other.id,
                    other.start,
                    Optional.of(other.end),
                    other.origin);
        });
        return target;
    }

    /** {@link #target(MaintenanceWindow, Scope, Span)} for other times of the same window; a proposal holds nothing. */
    void moveTo(MaintenanceWindow window, Instant start, Instant end) {
        if (window.scope != null && window.status != WindowStatus.PROPOSED) {
            window.target = target(window, window.scope, new Span(start, end));
        }
        window.move(start, end);
    }

    /** PagerDuty should hold it as it is now; without its settings or a service there the window is local only. */
    void publish(MaintenanceWindow window) {
        if (window.scope == null || window.status == WindowStatus.PROPOSED || !pagerduty.configured()) {
            return;
        }
        // what PagerDuty holds follows the window, whatever became of its upstream in the map
        Optional<String> service = new Reach(map.get())
                .service(window.upstreamId, window.scope)
                .map(PagerDutyService::service)
                .or(() -> publications
                        .of(window.id)
                        .filter(row -> row.pagerdutyId().isPresent())
                        .map(PublicationRow::service));
        if (service.isPresent()) {
            windows.persistAndFlush(window); // the publication's row points to it
            String name =
                    map.get().upstream(window.upstreamId).map(Upstream::name).orElse(window.upstreamId);
            publications.want(
                    window.id,
                    service.get(),
                    window.span(),
                    Publishing.description(window.id, name, views.message(window, window.end)),
                    wait(window),
                    clock.instant());
        }
    }

    /** One-off windows are published at once, however far ahead; an occurrence of many a week ahead. */
    private Duration wait(MaintenanceWindow window) {
        Duration wait = Duration.between(clock.instant(), window.start.minus(WindowSeries.AHEAD));
        return window.seriesId == null || wait.isNegative() ? Duration.ZERO : wait;
    }

    /** PagerDuty should hold it no longer. */
    void unpublish(MaintenanceWindow window) {
        publications.wantNothing(window.id);
    }

    void changed(Kind kind, MaintenanceWindow window, Actor by, Instant at, String text) {
        news.tell(kind, window, by, at, text);
    }

    /** Of several at once. */
    void changed(List<WindowNews.Item> items) {
        news.tell(items);
    }

    /** Records who did it; answers the window as it is now. */
    WindowView audited(Actor actor, Move move, WindowView before, MaintenanceWindow window) {
        WindowView after = views.of(window);
        audit.record(actor, "window." + move.code(), name(window), Optional.of(before), Optional.of(after));
        return after;
    }

    /** Records who planned it; answers it. */
    WindowView planned(Actor actor, MaintenanceWindow window) {
        WindowView after = views.of(window);
        audit.record(actor, "window.plan", name(window), Optional.empty(), Optional.of(after));
        return after;
    }

    /** Records who brought an upstream's announcement; answers its window. */
    WindowView announced(Actor actor, MaintenanceWindow window) {
        WindowView after = views.of(window);
        audit.record(actor, "window.announce", name(window), Optional.empty(), Optional.of(after));
        return after;
    }

    private static String name(MaintenanceWindow window) {
        return "maintenance-window/" + window.id;
    }
}
