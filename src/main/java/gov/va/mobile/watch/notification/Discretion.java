package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Coded;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Once an incident is restricted, what still waits to be sent of it says no more than that it exists (behaviour.md §4), also where it is told together with others. */
@ApplicationScoped
class Discretion {
    private static final String RESTRICTED = "its incident became restricted";

    private final NotificationRepository notifications;
    private final Bursts bursts;
    private final CurrentMap map;
    private final Manners manners;

    Discretion(NotificationRepository notifications, Bursts bursts, CurrentMap map, Manners manners) {
        this.notifications = notifications;
        this.bursts = bursts;
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
        List<NotificationEntity> carried =
                notifications.carriedOf(change.incident().id());
        List<NotificationEntity> waiting =
                notifications.pendingOf(change.incident().id());
        Stream.concat(waiting.stream(), carried.stream()).forEach(message -> discreet(message, change));
        Stream.concat(
                        waiting.stream().filter(message -> message.gathered > 0).map(message -> message.id),
                        carried.stream().flatMap(message -> Optional.ofNullable(message.carrier).stream()))
                .distinct()
                .forEach(bursts::again);
    }

    private void discreet(NotificationEntity message, IncidentChange change) {
        var ruling = Ruling.suppressed(message.audience(), Coded.of(NotificationKind.class, message.kind), RESTRICTED);
        message.sayOwn(new IncidentComposer(map.get(), manners.links()).compose(ruling, change));
    }
}
