package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.util.Optional;

/** Which times and numbers hold for an incident; pure. */
final class Policies {
    private Policies() {}

    /** Its upstream's policy, else the map's. */
    static Policy of(ServicesMap map, Incident incident) {
        return Optional.ofNullable(incident.upstreamId)
                .flatMap(map::upstream)
                .map(Upstream::policy)
                .orElse(map.policy());
    }
}
