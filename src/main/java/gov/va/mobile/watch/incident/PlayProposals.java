package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.play.PlayView;
import gov.va.mobile.watch.incident.play.Plays;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proposes a play, prefilled, for what keeps coming, or when somebody says by the step that it may come again (behaviour.md §4). */
@ApplicationScoped
class PlayProposals {
    private static final Duration WITHIN = Duration.ofDays(90);
    private static final int OFTEN = 3;

    private final IncidentRepository incidents;
    private final Plays plays;
    private final CurrentMap map;

    PlayProposals(IncidentRepository incidents, Plays plays, CurrentMap map) {
        this.incidents = incidents;
        this.plays = plays;
        this.map = map;
    }

    void incidentsChanged(@Observes @Priority(150) IncidentsChanged changed) {
        changed.changes().stream().filter(this::asksForOne).forEach(this::propose);
    }

    private boolean asksForOne(IncidentChange change) {
        IncidentView incident = change.incident();
        if (incident.restricted() || incident.drill()) {
            return false;
        }
        return switch (change.kind()) {
            case OPENED ->
                incident.kind() == IncidentKind.NON_CONTROL
                        && !like(incident, change).isEmpty();
            case STEP ->
                Step.PLAY.code().equals(change.data().get("step"))
                        && StepState.DONE.code().equals(change.data().get("state"));
            default -> false;
        };
    }

    /** The incidents that show that it comes often, itself among them; none while it does not. */
    private List<Incident> like(IncidentView incident, IncidentChange change) {
        return incident.upstreamId()
                .flatMap(upstream -> incident.failure()
                        .map(failure -> incidents.like(
                                upstream, failure.kind(), change.at().minus(WITHIN))))
                .filter(found -> found.size() >= OFTEN)
                .orElse(List.of());
    }

    private void propose(IncidentChange change) {
        IncidentView incident = change.incident();
        if (!Plays.matching(plays.all(), incident.upstreamId(), kind(incident)).isEmpty()) {
            return;
        }
        PlayView play = plays.propose(PlayDraft.of(map.get(), incident, like(incident, change)));
        incidents.append(new TimelineItem(
                incident.id(),
                change.at(),
                Actor.SELF.name(),
                "play",
                "A play is proposed: " + play.title(),
                Map.of("play", play.id().toString())));
    }

    private static Optional<String> kind(IncidentView incident) {
        return incident.failure().map(failure -> failure.kind().code());
    }
}
