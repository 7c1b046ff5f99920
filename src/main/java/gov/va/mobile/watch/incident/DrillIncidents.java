package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends the incident of a drill with it; it opened, and resolves, as every incident does. Always inside a turn that somebody holds. */
@ApplicationScoped
public class DrillIncidents {
    private final IncidentRepository incidents;
    private final Chronicle chronicle;

    DrillIncidents(IncidentRepository incidents, Chronicle chronicle) {
        this.incidents = incidents;
        this.chronicle = chronicle;
    }

    /**
     * Closes it; one that is still open was none, because its drill did not come to its end.
     *
     * @param why in words, without the full stop
     */
    public void close(UUID incidentId, Instant at, String why) {
        incidents.findByIdOptional(incidentId).filter(Incident::drill).ifPresent(incident -> {
            List<Said> said = new ArrayList<>();
            if (incident.open()) {
                incident.passed();
                incident.resolve(at, Resolution.FALSE_ALARM, Actor.SELF.name());
                said.add(Said.news(
                        incident,
                        IncidentChange.Kind.RESOLVED,
                        Actor.SELF,
                        at,
                        "Resolved, for " + why + ".",
                        Map.of("resolution", Resolution.FALSE_ALARM.code())));
            }
            if (incident.status == IncidentStatus.RESOLVED) {
                incident.close(at);
                said.add(Said.news(
                        incident, IncidentChange.Kind.CLOSED, Actor.SELF, at, "Closed: " + why + ".", Map.of()));
            }
            chronicle.publish(said);
        });
    }
}
