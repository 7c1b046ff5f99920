package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What causes and effects mean for incidents: effects are listed on the incident of their root, and their own ones are folded into it (behaviour.md §3). */
final class Causes {
    /** An effect's incident that opened so much earlier than its root went down is folded into the root's. */
    static final Duration FOLDED_WITHIN = Duration.ofMinutes(2);

    private final ServicesMap map;
    private final Graph graph;
    private final Map<String, Incident> latest;
    private final Instant now;
    private final List<Said> said;
    private final Map<UUID, Instant> wentDown = new HashMap<>();

    /**
     * Of one docket.
     *
     * @param latest the incident of each upstream or group, as it changes
     * @param said gathers what happened
     */
    Causes(ServicesMap map, Graph graph, Map<String, Incident> latest, Instant now, List<Said> said) {
        this.map = map;
        this.graph = graph;
        this.latest = latest;
        this.now = now;
        this.said = said;
    }

    /** Something else is to blame: it is named on this one's incident, if it has one, and this one is listed on the root's. */
    void explained(Root effect, Decision.Explained explained, Optional<Failure> failure) {
        Incident own = latest.get(effect.id());
        if (own != null && own.open() && own.failingSince == null) {
            own.failing(explained.failingSince(), failure);
            own.startSignificantClock(
                    explained.failingSince(), Policies.of(map, own).significantPeriod());
        }
        List<String> roots = explained.roots();
        Optional<Incident> cause =
                roots.stream().flatMap(root -> open(root).stream()).findFirst();
        if (own != null && own.open() && cause.isPresent()) {
            Instant wentDownAt = wentDown.getOrDefault(cause.get().id, cause.get().detectedAt);
            foldOrTell(own, cause.get(), wentDownAt, roots);
        }
        effect.upstreamId()
                .ifPresent(upstream ->
                        roots.forEach(root -> open(root).ifPresent(incident -> list(incident, upstream, roots))));
    }

    private void list(Incident incident, String upstream, List<String> roots) {
        if (!incident.affectedUpstreams.contains(upstream)) {
            affects(incident, List.of(upstream));
            said.add(Said.news(
                    incident,
                    IncidentChange.Kind.AFFECTED,
                    Actor.SELF,
                    now,
                    IncidentWords.caused(map, upstream, roots),
                    Map.of("upstreamId", upstream)));
        }
    }

    /** This one is the root now: its incident lists what it takes along, whose own incidents are folded into it, or told their cause if they are older. */
    void atTheRoot(Root root, RootChange change) {
        Incident incident = latest.get(root.id());
        if (incident == null || !incident.open()) {
            return;
        }
        incident.causedBy = List.of();
        affects(incident, change.along());
        wentDown.put(incident.id, change.at());
        effects(change).forEach(own -> foldOrTell(own, incident, change.at(), List.of(root.id())));
    }

    /** The open incidents that {@link #atTheRoot} will fold into that of the root, in words; empty when there are none. */
    String foldedBy(RootChange change) {
        return effects(change)
                .filter(own -> foldable(own, change.at()))
                .map(own -> "#" + own.number + " (" + IncidentWords.name(map, own) + ")")
                .collect(Collectors.joining(", "));
    }

    private Stream<Incident> effects(RootChange change) {
        return change.along().stream()
                .filter(effect -> !effect.equals(change.id()))
                .flatMap(effect -> open(effect).stream());
    }

    private void foldOrTell(Incident own, Incident cause, Instant causeWentDownAt, List<String> roots) {
        if (foldable(own, causeWentDownAt)) {
            fold(own, cause);
        } else {
            found(own, roots);
        }
    }

    /** What a person opened is theirs. */
    private static boolean foldable(Incident own, Instant rootWentDownAt) {
        return own.description == null && !own.detectedAt.isBefore(rootWentDownAt.minus(FOLDED_WITHIN));
    }

    private void fold(Incident own, Incident into) {
        own.fold(into, now, Actor.SELF.name());
        own.causedBy = into.rootId().map(List::of).orElse(List.of());
        said.add(Said.news(
                own,
                IncidentChange.Kind.CLOSED,
                Actor.SELF,
                now,
                IncidentWords.folded(map, own, into),
                Map.of(
                        IncidentChange.MERGED_INTO,
                        into.id.toString(),
                        IncidentChange.TOLD_BY_CAUSE,
                        String.valueOf(toldNow(into)))));
        said.add(Said.kept(into, "folded", now, IncidentWords.foldedInto(map, own)));
    }

    /** Whether this very docket tells of the cause, so that its message names what is folded into it. */
    private boolean toldNow(Incident cause) {
        return said.stream()
                .anyMatch(item -> item.incident().id.equals(cause.id)
                        && item.news()
                                .filter(kind ->
                                        kind == IncidentChange.Kind.OPENED || kind == IncidentChange.Kind.REOPENED)
                                .isPresent());
    }

    private void found(Incident own, List<String> roots) {
        if (own.causedBy.equals(roots)) {
            return;
        }
        own.causedBy = roots;
        said.add(Said.news(
                own,
                IncidentChange.Kind.CAUSE,
                Actor.SELF,
                now,
                IncidentWords.caused(map, own.rootId().orElse(""), roots),
                Map.of("causedBy", String.join(",", roots))));
    }

    private void affects(Incident incident, List<String> upstreams) {
        List<String> all = Impact.with(incident.affectedUpstreams, upstreams);
        if (!all.equals(incident.affectedUpstreams)) {
            incident.affects(Impact.of(graph, all));
            incident.startSignificantClock(now, Policies.of(map, incident).significantPeriod());
        }
    }

    private Optional<Incident> open(String rootId) {
        return Optional.ofNullable(latest.get(rootId)).filter(Incident::open);
    }
}
