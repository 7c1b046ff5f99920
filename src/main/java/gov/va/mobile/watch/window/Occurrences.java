package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes one occurrence of a window that recurs: a window of its own for each upstream. Inside the turn. */
@ApplicationScoped
class Occurrences {
    private final WindowRepository windows;
    private final WindowRecords records;
    private final WindowNews news;
    private final CurrentMap map;

    Occurrences(WindowRepository windows, WindowRecords records, WindowNews news, CurrentMap map) {
        this.windows = windows;
        this.records = records;
        this.news = news;
        this.map = map;
    }

    /** Makes the occurrence that comes next; one that is over already, after a long standstill, is passed over. */
    void makeNext(WindowSeries series, Instant now) {
        Instant occurrence = series.nextAt;
        if (occurrence == null) {
            return;
        }
        if (series.span(occurrence).end().isAfter(now)) {
            make(series, occurrence, now);
        }
        series.madeUpTo(occurrence);
    }

    private void make(WindowSeries series, Instant occurrence, Instant now) {
        UUID plan = UUID.randomUUID();
        var items = new ArrayList<Item>();
        for (String upstreamId : series.upstreamIds) {
            MaintenanceWindow window = window(series, upstreamId, occurrence);
            window.createdAt = now;
            window.planId = series.upstreamIds.size() > 1 ? plan : null;
            Optional<String> hindrance = hindrance(window, series.scope);
            if (hindrance.isPresent()) {
                window.reason = "this occurrence was not made: " + hindrance.get();
                window.become(WindowStatus.CANCELLED);
                windows.persistAndFlush(window);
                items.add(new Item(Kind.CANCELLED, window, Actor.SELF, now, window.reason));
            } else {
                window.target = records.target(window, series.scope, window.span());
                window.dueAt =
                        WindowPolicy.nextStep(window.status, window.span()).orElse(null);
                windows.persistAndFlush(window);
                records.publish(window);
                items.add(new Item(
                        Kind.PLANNED,
                        window,
                        Actor.SELF,
                        now,
                        "it recurs: from " + window.start + " to " + window.end));
            }
        }
        news.tell(List.copyOf(items));
    }

    private static MaintenanceWindow window(WindowSeries series, String upstreamId, Instant occurrence) {
        var window = new MaintenanceWindow();
        window.id = UUID.randomUUID();
        window.status = WindowStatus.CONFIRMED;
        window.origin = Origin.PLANNED;
        window.upstreamId = upstreamId;
        window.scope = series.scope;
        window.start = occurrence;
        window.end = series.span(occurrence).end();
        window.userMessage = series.userMessage;
        window.decidedBy = series.madeBy;
        window.decidedAt = series.madeAt;
        window.seriesId = series.id;
        window.occurrence = occurrence;
        return window;
    }

    private Optional<String> hindrance(MaintenanceWindow window, Scope scope) {
        if (map.get().upstream(window.upstreamId).isEmpty()) {
            return Optional.of("the services map names no upstream " + window.upstreamId + " any more");
        }
        return windows.holding(new Reach(map.get()).target(window.upstreamId, scope), window.span(), window.id)
                .map(other -> "window " + other.id + " of " + other.upstreamId
                        + " holds the same PagerDuty service from " + other.start + " to " + other.end);
    }
}
