package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Bodies;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What people do with incidents elsewhere than by REST, by the very rules of REST: roles, input, what is legal, audit (api.md, "Incidents"). As the {@code CurrentActor}. */
@ApplicationScoped
public class IncidentWork {
    private final IncidentLog log;
    private final IncidentReading reading;
    private final Bodies bodies;

    IncidentWork(IncidentLog log, IncidentReading reading, Bodies bodies) {
        this.log = log;
        this.reading = reading;
        this.bodies = bodies;
    }

    /**
     * The incident, if the actor may see it.
     *
     * @throws ProblemException 404
     */
    @RolesAllowed(Role.VIEWER_ROLE)
    public IncidentView read(String id) {
        return reading.one(id);
    }

    /**
     * The actor is on it, if nobody else is.
     *
     * @throws ProblemException 404, 409
     */
    @RolesAllowed(Role.RESPONDER_ROLE)
    public IncidentView acknowledge(String id) {
        return log.acknowledgeFirst(id);
    }

    /**
     * It was reported to Platform; entering the same link twice enters it once.
     *
     * @param body {@code {link, note?, alreadyReported?}}
     * @throws ProblemException 400, 404
     */
    @RolesAllowed(Role.RESPONDER_ROLE)
    public IncidentView report(String id, Map<String, Object> body) {
        return log.report(id, bodies.read(body, Requests.Report.class), true);
    }
}
