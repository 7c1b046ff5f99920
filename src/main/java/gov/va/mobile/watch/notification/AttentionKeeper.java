package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps the clocks of the reminders in step with what happens to incidents; in the same transaction. */
@ApplicationScoped
class AttentionKeeper {
    private final AttentionRepository attentions;
    private final Manners manners;
    private final CurrentMap map;

    AttentionKeeper(AttentionRepository attentions, Manners manners, CurrentMap map) {
        this.attentions = attentions;
        this.manners = manners;
        this.map = map;
    }

    void incidentsChanged(@Observes @Priority(310) IncidentsChanged changed) {
        changed.changes().stream().filter(change -> !change.incident().drill()).forEach(this::take);
    }

    private void take(IncidentChange change) {
        IncidentView incident = change.incident();
        if (incident.status() != IncidentStatus.OPEN) {
            attentions.deleteById(incident.id());
            return;
        }
        Attention attention = attentions.findByIdOptional(incident.id()).orElseGet(() -> {
            var made = new Attention(incident.id(), change.at());
            attentions.persist(made);
            return made;
        });
        boolean acknowledged = incident.acknowledgedBy().isPresent();
        switch (change.kind()) {
            case OPENED, REOPENED, ACKNOWLEDGED -> attention.begin(change.at(), acknowledged);
            case PROGRESS, DECIDED -> attention.progressSince = change.at();
            case FLAPPING -> attention.flappingToldAt = change.at();
            default -> {
                if (attention.acknowledged != acknowledged) {
                    attention.begin(change.at(), acknowledged);
                }
            }
        }
        if (!incident.flapping()) {
            attention.flappingToldAt = null;
        }
        if (!OpenSteps.working(incident)) {
            attention.progressSince = null;
        }
        attention.dueAt = ReminderPolicy.dueAt(
                        attention.state(),
                        !OpenSteps.of(incident).isEmpty(),
                        OpenSteps.repeatEvery(map.get(), incident),
                        manners.hours())
                .orElse(null);
    }
}
