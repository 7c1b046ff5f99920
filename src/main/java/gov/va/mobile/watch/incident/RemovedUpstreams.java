package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.MapInForce;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends the incidents of upstreams and groups that are not in the map any more, in the turn in which it comes into force: so a replica with an older map closes nothing. */
@ApplicationScoped
class RemovedUpstreams {
    private final IncidentRepository incidents;
    private final IncidentJudge judge;

    RemovedUpstreams(IncidentRepository incidents, IncidentJudge judge) {
        this.incidents = incidents;
        this.judge = judge;
    }

    void onMap(@Observes @Priority(100) MapInForce inForce) {
        Pulse pulse = incidents.pulse(inForce.at());
        Set<String> gone = Stream.concat(pulse.roots().stream(), pulse.withheld().stream())
                .filter(root -> Root.of(inForce.map(), root).isEmpty())
                .collect(Collectors.toSet());
        incidents.overThoughFailing().stream()
                .filter(incident -> incident.rootId()
                        .filter(root -> Root.of(inForce.map(), root).isEmpty())
                        .isPresent())
                .forEach(Incident::passed);
        if (!gone.isEmpty()) {
            judge.onRemoved(gone);
        }
    }
}
