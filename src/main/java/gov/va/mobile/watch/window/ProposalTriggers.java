package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentsChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What other rooms do that begins or ends the wait for a proposal; runs in their transaction. */
@ApplicationScoped
class ProposalTriggers {
    private static final int ROOM = 200;

    private final Proposals proposals;

    ProposalTriggers(Proposals proposals) {
        this.proposals = proposals;
    }

    void onIncidents(@Observes @Priority(ROOM) IncidentsChanged changed) {
        changed.changes().forEach(this::onIncident);
    }

    /** An incident stays open for a while after its upstream recovered, so health itself is listened to. */
    void onHealth(@Observes @Priority(ROOM) HealthChanged changed) {
        changed.changes().forEach(this::onHealth);
    }

    private void onIncident(IncidentChange change) {
        IncidentView incident = change.incident();
        boolean answered = incident.status() == IncidentStatus.OPEN && incident.kind() == IncidentKind.NON_CONTROL;
        if (answered && incident.upstreamId().isPresent()) {
            boolean again = change.kind() == IncidentChange.Kind.REOPENED;
            proposals.watch(
                    incident.id(), incident.upstreamId().get(), again ? change.at() : incident.startedAt(), again);
        } else {
            proposals.unwatch(
                    incident.id(),
                    change.at(),
                    "its incident is " + (answered ? "without an upstream" : over(incident)));
        }
    }

    private static String over(IncidentView incident) {
        return incident.status() == IncidentStatus.OPEN
                ? "ours to mend"
                : incident.status().code();
    }

    private void onHealth(HealthChange change) {
        switch (change.to()) {
            case DOWN -> proposals.down(change.upstreamId(), change.since());
            case UP, DEGRADED -> proposals.recovered(change.upstreamId(), change.at());
            case UNKNOWN -> {
                // our own gap says nothing about the upstream
            }
        }
    }
}
