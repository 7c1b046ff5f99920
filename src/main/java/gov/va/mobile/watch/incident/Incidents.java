package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What later rooms ask of incidents and add to them, always inside the turn that they already hold (house.md, "backward by calls"). */
public interface Incidents {
    /** The incident of that id. */
    Optional<IncidentView> find(UUID id);

    /** All open ones, newest first. */
    List<IncidentView> open();

    /** The open ones that this actor may see, newest first: restricted ones are for approvers and those who worked on them. */
    List<IncidentView> openFor(Actor viewer);

    /** Adds an item to the timeline; the version stays. */
    void note(UUID incidentId, Instant at, Actor by, String kind, String text, Map<String, String> data);

    /** Sets a next step, such as {@code maintenanceWindow}, to {@code open}, {@code done} or {@code notNeeded}; the version stays. */
    void step(UUID incidentId, String step, String state, Actor by, Instant at, Optional<String> detail);

    /** Lists a maintenance window on the incident. */
    void linkWindow(UUID incidentId, UUID windowId);
}
