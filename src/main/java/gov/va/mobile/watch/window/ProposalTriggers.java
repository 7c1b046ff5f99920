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
import java.time.Instant;

/** What other rooms do that begins or ends the wait for a proposal; runs in their transaction. */
@ApplicationScoped
class ProposalTriggers {
    private static final int ROOM = 200;

    private final Proposals proposals;
    private final QuietWindows quiet;

    ProposalTriggers(Proposals proposals, QuietWindows quiet) {
        this.proposals = proposals;
        this.quiet = quiet;
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
            String upstream = incident.upstreamId().get();
            proposals.watch(incident.id(), upstream, again ? change.at() : waitsFrom(incident, upstream), again);
        } else {
            proposals.unwatch(
                    incident.id(),
                    change.at(),
                    "its incident is " + (answered ? "without an upstream" : over(incident)));
        }
    }

    /** What outlasted a planned window began inside it, but its clocks begin at the window's end, when it was told (behaviour.md §5). */
    private Instant waitsFrom(IncidentView incident, String upstream) {
        return quiet.covers(upstream, incident.startedAt()) ? incident.detectedAt() : incident.startedAt();
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
