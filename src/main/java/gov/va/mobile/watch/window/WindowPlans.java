package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes planned windows ahead, for one upstream or, all or nothing, for several. */
@ApplicationScoped
class WindowPlans {
    private final WindowRepository windows;
    private final SeriesRepository series;
    private final WindowRecords records;
    private final WindowNews news;
    private final PlanReader reader;
    private final Turn turn;
    private final Clock clock;

    WindowPlans(
            WindowRepository windows,
            SeriesRepository series,
            WindowRecords records,
            WindowNews news,
            PlanReader reader,
            Turn turn,
            Clock clock) {
        this.windows = windows;
        this.series = series;
        this.records = records;
        this.news = news;
        this.reader = reader;
        this.turn = turn;
        this.clock = clock;
    }

    /** The windows of one plan. */
    record Planned(Optional<UUID> planId, List<WindowView> items) {}

    /** Makes them; they are confirmed by whoever makes them. */
    Planned plan(WindowRequests.Plan request, Actor actor) {
        return turn.take(() -> {
            Instant now = clock.instant();
            PlanReader.Asked asked = reader.read(request, now);
            List<String> upstreams = asked.upstreams();
            List<Scope> scopes = asked.scopes();
            Span span = asked.span();
            var recurring = asked.repetition().map(of -> series(of, request, upstreams, scopes.getFirst(), actor, now));
            Optional<UUID> planId = request.upstreamIds() == null ? Optional.empty() : Optional.of(UUID.randomUUID());
            var made = new ArrayList<MaintenanceWindow>();
            for (int i = 0; i < upstreams.size(); i++) {
                var window = window(upstreams.get(i), scopes.get(i), span, actor, now);
                window.seriesId = recurring.map(of -> of.id).orElse(null);
                window.occurrence = recurring.map(of -> span.start()).orElse(null);
                window.userMessage = request.userMessage();
                window.incidentId = asked.incident().orElse(null);
                window.planId = planId.orElse(null);
                window.target = records.target(window, scopes.get(i), span);
                windows.persistAndFlush(window);
                records.publish(window);
                made.add(window);
            }
            news.tell(made.stream()
                    .map(window ->
                            new Item(Kind.PLANNED, window, actor, now, "from " + window.start + " to " + window.end))
                    .toList());
            return new Planned(
                    planId,
                    made.stream().map(window -> records.planned(actor, window)).toList());
        });
    }

    private WindowSeries series(
            Repetition repetition,
            WindowRequests.Plan request,
            List<String> upstreams,
            Scope scope,
            Actor actor,
            Instant now) {
        var made = new WindowSeries();
        made.id = UUID.randomUUID();
        made.rrule = repetition.rrule();
        made.zone = repetition.zone().getId();
        made.start = repetition.start();
        made.length = repetition.first().length().toSeconds();
        made.upstreamIds = upstreams;
        made.scope = scope;
        made.userMessage = request.userMessage();
        made.madeBy = actor.name();
        made.madeAt = now;
        made.madeUpTo(repetition.first().start());
        series.persistAndFlush(made); // its occurrences point to it
        return made;
    }

    /** One that was planned, confirmed by whoever plans it. */
    static MaintenanceWindow window(String upstreamId, Scope scope, Span span, Actor actor, Instant now) {
        var window = new MaintenanceWindow();
        window.id = UUID.randomUUID();
        window.status = WindowStatus.CONFIRMED;
        window.origin = Origin.PLANNED;
        window.upstreamId = upstreamId;
        window.scope = scope;
        window.start = span.start();
        window.end = span.end();
        window.createdAt = now;
        window.decidedBy = actor.name();
        window.decidedAt = now;
        window.dueAt = WindowPolicy.nextStep(window.status, span).orElse(null);
        return window;
    }
}
