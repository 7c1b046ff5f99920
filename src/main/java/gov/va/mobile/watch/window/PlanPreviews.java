package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shows somebody who plans what would come of it: what Veterans would see, what is in the way, when it comes again. Nothing is kept. */
@ApplicationScoped
class PlanPreviews {
    private static final int OCCURRENCES = 6;

    private final PlanReader reader;
    private final WindowRepository windows;
    private final WindowViews views;
    private final Previews previews;
    private final CurrentMap map;
    private final CurrentActor actor;
    private final Clock clock;

    PlanPreviews(
            PlanReader reader,
            WindowRepository windows,
            WindowViews views,
            Previews previews,
            CurrentMap map,
            CurrentActor actor,
            Clock clock) {
        this.reader = reader;
        this.windows = windows;
        this.views = views;
        this.previews = previews;
        this.map = map;
        this.actor = actor;
        this.clock = clock;
    }

    /** Of what is asked; 400 where it is wrong, as planning would say. */
    @Transactional
    PlanPreview of(WindowRequests.Plan request) {
        Instant now = clock.instant();
        PlanReader.Asked asked = reader.read(request, now);
        var reach = new Reach(map.get());
        var beside = previews.beside();
        List<PlanPreview.Wanted> wanted = IntStream.range(0, asked.upstreams().size())
                .mapToObj(i -> {
                    var window = WindowPlans.window(
                            asked.upstreams().get(i), asked.scopes().get(i), asked.span(), actor.actor(), now);
                    window.userMessage = request.userMessage();
                    return wanted(window, asked.scopes().get(i), reach, beside);
                })
                .toList();
        return new PlanPreview(wanted, occurrences(asked));
    }

    private PlanPreview.Wanted wanted(MaintenanceWindow window, Scope scope, Reach reach, Previews.Beside beside) {
        String message = views.message(window, window.end);
        return new PlanPreview.Wanted(
                window.upstreamId,
                window.start,
                window.end,
                reach.features(reach.node(window.upstreamId, Optional.of(scope))).stream()
                        .map(Feature::id)
                        .toList(),
                message,
                previews.of(window, message, beside),
                windows.holding(reach.target(window.upstreamId, scope), window.span(), window.id)
                        .map(other -> new PlanPreview.Conflict(other.id, other.upstreamId, other.start, other.end)));
    }

    private static List<Instant> occurrences(PlanReader.Asked asked) {
        Instant first = asked.span().start();
        return asked.repetition().map(of -> following(of, first)).orElse(List.of(first));
    }

    private static List<Instant> following(Repetition repetition, Instant first) {
        Recurring rule = Recurring.of(repetition.rrule(), repetition.zone(), repetition.start());
        var found = new ArrayList<>(List.of(first));
        Optional<Instant> next = rule.after(first);
        while (next.isPresent() && found.size() < OCCURRENCES) {
            found.add(next.get());
            next = rule.after(next.get());
        }
        return List.copyOf(found);
    }
}
