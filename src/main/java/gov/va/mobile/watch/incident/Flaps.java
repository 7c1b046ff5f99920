package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What going to and fro does to an incident: carries out what {@link FlapPolicy} decides, and gathers what to tell. */
final class Flaps {
    private final ServicesMap map;
    private final IncidentRepository incidents;
    private final Predicate<String> unsteady;
    private final Instant now;
    private final List<Said> said;

    /**
     * Of one docket.
     *
     * @param unsteady whether the results of that upstream go to and fro now
     * @param said gathers what happened
     */
    Flaps(ServicesMap map, IncidentRepository incidents, Predicate<String> unsteady, Instant now, List<Said> said) {
        this.map = map;
        this.incidents = incidents;
        this.unsteady = unsteady;
        this.now = now;
        this.said = said;
    }

    /** An incident of that root opened or reopened: it flaps if its upstream's results do, or if that came too often. */
    void opened(String rootId, Incident incident, Optional<Failure> failure) {
        boolean results = unsteady.test(rootId);
        if (incident.drill()) {
            return; // how often people practise says nothing about an upstream
        }
        if (results || FlapPolicy.often(incidents.openings(rootId, now.minus(FlapPolicy.WITHIN)))) {
            begin(incident, results, failure);
        }
    }

    /** It flaps from now on; told only if it did not yet. */
    void begin(Incident incident, boolean results, Optional<Failure> failure) {
        boolean news = incident.flappingSince == null;
        incident.flaps(now, results);
        if (news) {
            said.add(Said.news(
                    incident,
                    IncidentChange.Kind.FLAPPING,
                    Actor.SELF,
                    now,
                    IncidentWords.flapping(map, incident, failure),
                    Map.of()));
        }
    }

    /** It flaps no more, and is down. */
    static Said calm(ServicesMap map, Incident incident, Instant now) {
        incident.calms();
        return Said.news(
                incident, IncidentChange.Kind.CALMED, Actor.SELF, now, IncidentWords.calmed(map, incident), Map.of());
    }
}
