package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.ServicesMap;

/** Which times and numbers hold for an incident; pure. */
final class Policies {
    private Policies() {}

    /** Its upstream's policy, else the map's. */
    static Policy of(ServicesMap map, Incident incident) {
        return Root.of(map, incident).map(Root::policy).orElse(map.policy());
    }
}
