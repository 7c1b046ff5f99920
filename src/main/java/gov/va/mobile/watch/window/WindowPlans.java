package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowNews.Item;
import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes planned windows ahead, for one upstream or, all or nothing, for several. */
@ApplicationScoped
class WindowPlans {
    private static final int MOST_UPSTREAMS = 50;

    private final WindowRepository windows;
    private final SeriesRepository series;
    private final WindowRecords records;
    private final WindowNews news;
    private final Incidents incidents;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    WindowPlans(
            WindowRepository windows,
            SeriesRepository series,
            WindowRecords records,
            WindowNews news,
            Incidents incidents,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.windows = windows;
        this.series = series;
        this.records = records;
        this.news = news;
        this.incidents = incidents;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    /** The windows of one plan. */
    record Planned(Optional<UUID> planId, List<WindowView> items) {}

    /** Makes them; they are confirmed by whoever makes them. */
    Planned plan(WindowRequests.Plan request, Actor actor) {
        return turn.take(() -> {
            Instant now = clock.instant();
            var input = new WindowInput();
            List<String> upstreams = upstreams(request, input);
            var incident = incident(request.incidentId(), input);
            var scopes = scopes(request, upstreams, input);
            input.given("start", request.start());
            input.given("end", request.end());
            var asked = input.span(request.start(), request.end(), now, request.recurrence() != null);
            var repetition = asked.flatMap(span -> repetition(request, now, input));
            input.message(request.userMessage());
            input.check();
            Span span = repetition.map(Repetition::first).orElseGet(asked::orElseThrow);
            var recurring = repetition.map(of -> series(of, request, upstreams, scopes.getFirst(), actor, now));
            Optional<UUID> planId = request.upstreamIds() == null ? Optional.empty() : Optional.of(UUID.randomUUID());
            var made = new ArrayList<MaintenanceWindow>();
            for (int i = 0; i < upstreams.size(); i++) {
                var window = window(upstreams.get(i), scopes.get(i), span, actor, now);
                window.seriesId = recurring.map(of -> of.id).orElse(null);
                window.occurrence = recurring.map(of -> span.start()).orElse(null);
                window.userMessage = request.userMessage();
                window.incidentId = incident.orElse(null);
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

    private static Optional<Repetition> repetition(WindowRequests.Plan request, Instant now, WindowInput input) {
        return request.recurrence() == null || request.start() == null || request.end() == null
                ? Optional.empty()
                : Repetition.read(request.recurrence(), request.start(), request.end(), now, input);
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

    private static MaintenanceWindow window(String upstreamId, Scope scope, Span span, Actor actor, Instant now) {
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

    /** One scope for each upstream; fewer where something is wrong. */
    private List<Scope> scopes(WindowRequests.Plan request, List<String> upstreams, WindowInput input) {
        var reach = new Reach(map.get());
        if (upstreams.isEmpty()) {
            input.scopeWord(request.scope());
            return List.of();
        }
        Map<String, String> holders = new HashMap<>();
        var scopes = new ArrayList<Scope>();
        for (String id : upstreams) {
            input.scope(request.scope(), id, reach).ifPresent(scope -> {
                scopes.add(scope);
                @Nullable String other = holders.putIfAbsent(reach.target(id, scope), id);
                if (other != null) {
                    input.wrong(
                            "upstreamIds",
                            "found " + other + " and " + id
                                    + ", which stand for the same PagerDuty service, expected one of them");
                }
            });
        }
        return scopes;
    }

    private List<String> upstreams(WindowRequests.Plan request, WindowInput input) {
        if ((request.upstreamId() == null) == (request.upstreamIds() == null)) {
            input.wrong(
                    "upstreamId",
                    request.upstreamId() == null
                            ? "found nothing, expected upstreamId or upstreamIds"
                            : "found upstreamId and upstreamIds, expected one of them");
            return List.of();
        }
        String field = request.upstreamIds() == null ? "upstreamId" : "upstreamIds";
        List<@Nullable String> asked =
                request.upstreamIds() == null ? List.of(request.upstreamId()) : request.upstreamIds();
        if (asked.isEmpty() || asked.size() > MOST_UPSTREAMS) {
            input.wrong(field, "found " + asked.size() + " upstreams, expected 1 to " + MOST_UPSTREAMS);
        }
        var known = new LinkedHashSet<String>();
        for (String id : asked) {
            if (id == null || map.get().upstream(id).isEmpty()) {
                input.wrong(field, "found " + id + ", expected an upstream of the services map");
            } else if (!known.add(id)) {
                input.wrong(field, "found a duplicate " + id);
            }
        }
        return List.copyOf(known);
    }

    private Optional<UUID> incident(@Nullable String text, WindowInput input) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<UUID> known = Ids.uuid(text).filter(id -> incidents.find(id).isPresent());
        if (known.isEmpty()) {
            input.wrong("incidentId", "found " + text + ", expected the id of an incident");
        }
        return known;
    }
}
