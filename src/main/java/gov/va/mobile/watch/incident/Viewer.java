package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Role;

/**
 * What somebody may see of restricted incidents: approvers all, others only those that they had worked on (behaviour.md §4).
 *
 * @param all whether restricted incidents are no secret to this one
 */
record Viewer(String name, boolean all) {
    static Viewer of(Actor actor) {
        return new Viewer(actor.name(), actor.role().included().contains(Role.APPROVER));
    }

    boolean sees(Incident incident) {
        return !incident.restricted || all || incident.workers.contains(name);
    }
}
