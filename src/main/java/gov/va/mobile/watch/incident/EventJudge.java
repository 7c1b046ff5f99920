package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.EventReported;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens or joins an incident for an event that a push check reports, inside the turn that records it. */
@ApplicationScoped
class EventJudge {
    private final CurrentMap currentMap;
    private final IncidentRepository incidents;
    private final IncidentJudge judge;
    private final Chronicle chronicle;

    EventJudge(CurrentMap currentMap, IncidentRepository incidents, IncidentJudge judge, Chronicle chronicle) {
        this.currentMap = currentMap;
        this.incidents = incidents;
        this.judge = judge;
        this.chronicle = chronicle;
    }

    void onEvent(@Observes @Priority(100) EventReported event) {
        ServicesMap map = currentMap.get();
        map.upstream(event.upstreamId())
                .flatMap(upstream -> take(map, upstream, event))
                .ifPresent(said -> chronicle.publish(List.of(said)));
    }

    private Optional<Said> take(ServicesMap map, Upstream upstream, EventReported event) {
        Optional<Incident> last =
                Optional.ofNullable(incidents.latest(List.of(upstream.id())).get(upstream.id()));
        RootState state = last.map(Incident::rootState).orElse(RootState.NONE);
        boolean quiet = judge.covered(upstream.id(), event.at());
        return switch (EventPolicy.onEvent(state, event, quiet, upstream.policy())) {
            case EventDecision.Nothing _ -> Optional.empty();
            case EventDecision.Open _ ->
                Optional.of(news(opened(map, upstream, event), IncidentChange.Kind.OPENED, event));
            case EventDecision.Reopen _ ->
                last.map(incident -> {
                    incident.reopen();
                    incident.failed(event.failure());
                    return news(incident, IncidentChange.Kind.REOPENED, event);
                });
            case EventDecision.Join _ ->
                last.map(incident -> Said.kept(incident, "event", event.at(), EventWords.happened(event)));
            case EventDecision.Over _ ->
                last.map(incident -> Said.kept(incident, "eventOver", event.at(), EventWords.over(event)));
        };
    }

    private Incident opened(ServicesMap map, Upstream upstream, EventReported event) {
        Incident incident = EventOpening.of(
                map, Optional.of(upstream), incidents.nextNumber(), EventWords.title(upstream, event), event);
        incidents.persist(incident);
        return incident;
    }

    private static Said news(Incident incident, IncidentChange.Kind kind, EventReported event) {
        return Said.news(
                incident, kind, Actor.SELF, event.at(), EventWords.happened(event), Map.of("check", event.checkId()));
    }
}
