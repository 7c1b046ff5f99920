package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Coded;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Once an incident is restricted, what still waits to be sent of it says no more than that it exists (behaviour.md §4). */
@ApplicationScoped
class Discretion {
    private static final String RESTRICTED = "its incident became restricted";

    private final NotificationRepository notifications;
    private final CurrentMap map;
    private final Manners manners;

    Discretion(NotificationRepository notifications, CurrentMap map, Manners manners) {
        this.notifications = notifications;
        this.map = map;
        this.manners = manners;
    }

    /** Before the change itself is told. */
    void incidentsChanged(@Observes @Priority(290) IncidentsChanged changed) {
        changed.changes().stream()
                .filter(change -> change.kind() == IncidentChange.Kind.CONDITION
                        && change.incident().restricted())
                .forEach(this::keep);
    }

    private void keep(IncidentChange change) {
        var composer = new IncidentComposer(map.get(), manners.links());
        for (NotificationEntity waiting :
                notifications.pendingOf(change.incident().id())) {
            var ruling =
                    Ruling.suppressed(waiting.audience(), Coded.of(NotificationKind.class, waiting.kind), RESTRICTED);
            waiting.say(composer.compose(ruling, change));
        }
    }
}
