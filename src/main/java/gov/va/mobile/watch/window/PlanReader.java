package gov.va.mobile.watch.window;

import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what somebody plans, and tells all that is wrong with it at once (api.md, "Maintenance windows"). */
@ApplicationScoped
class PlanReader {
    private static final int MOST_UPSTREAMS = 50;

    private final Incidents incidents;
    private final CurrentMap map;

    PlanReader(Incidents incidents, CurrentMap map) {
        this.incidents = incidents;
        this.map = map;
    }

    /**
     * A plan as far as it can be right without looking at other windows.
     *
     * @param scopes one for each upstream
     * @param span of the first occurrence, where it recurs
     */
    record Asked(
            List<String> upstreams,
            List<Scope> scopes,
            Optional<UUID> incident,
            Span span,
            Optional<Repetition> repetition) {}

    /** The plan; 400 where it is wrong. */
    Asked read(WindowRequests.Plan request, Instant now) {
        var input = new WindowInput();
        List<String> upstreams = upstreams(request, input);
        Optional<UUID> incident = incident(request.incidentId(), input);
        List<Scope> scopes = scopes(request, upstreams, input);
        input.given("start", request.start());
        input.given("end", request.end());
        Optional<Span> asked = input.span(request.start(), request.end(), now, request.recurrence() != null);
        Optional<Repetition> repetition = asked.flatMap(span -> repetition(request, now, input));
        input.message(request.userMessage());
        input.check();
        Span span = repetition.map(Repetition::first).orElseGet(asked::orElseThrow);
        return new Asked(upstreams, scopes, incident, span, repetition);
    }

    private static Optional<Repetition> repetition(WindowRequests.Plan request, Instant now, WindowInput input) {
        return request.recurrence() == null || request.start() == null || request.end() == null
                ? Optional.empty()
                : Repetition.read(request.recurrence(), request.start(), request.end(), now, input);
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
