package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The notice to the product owner: one new message for each condition that is added; what could not be sent outside business hours is made up for at the opening. */
@ApplicationScoped
class OwnerNotices {
    private final NotificationRepository notifications;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Rules rules;
    private final Manners manners;
    private final CurrentMap map;

    OwnerNotices(
            NotificationRepository notifications,
            Incidents incidents,
            Outbox outbox,
            Rules rules,
            Manners manners,
            CurrentMap map) {
        this.notifications = notifications;
        this.incidents = incidents;
        this.outbox = outbox;
        this.rules = rules;
        this.manners = manners;
        this.map = map;
    }

    /** The step is done once the notice is queued. */
    void queued(IncidentView incident, Instant at) {
        boolean open = incident.nextSteps().stream()
                .anyMatch(step ->
                        step.step().equals("productOwner") && step.state().equals("open"));
        if (open) {
            incidents.step(
                    incident.id(),
                    "productOwner",
                    "done",
                    Actor.SELF,
                    at,
                    Optional.of("told in " + rules.names(Destination.TEAM, NotificationKind.PRODUCT_OWNER)));
        }
    }

    /** Tells what holds, if the last notice of the incident was not sent and now can be. */
    void catchUp(IncidentView incident, Instant now) {
        Ruling ruling = rules.about(Destination.TEAM, NotificationKind.PRODUCT_OWNER, incident);
        if (ruling.decision() != Decision.SEND
                || !notifications.lastUntold(incident.id(), NotificationKind.PRODUCT_OWNER)) {
            return;
        }
        var change = new IncidentChange(
                IncidentChange.Kind.CONDITION,
                incident,
                Actor.SELF,
                now,
                "Outside business hours a condition of the process came to hold.",
                Map.of());
        outbox.add(
                ruling,
                new IncidentComposer(map.get(), manners.links()).compose(ruling, change),
                new About(Optional.of(incident.id()), Optional.empty()));
        queued(incident, now);
    }
}
