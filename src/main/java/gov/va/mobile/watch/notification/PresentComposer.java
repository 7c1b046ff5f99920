package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into words how an incident or a window is at present, in the words of the messages that told of it. Pure. */
final class PresentComposer {
    private final IncidentComposer incidents;
    private final WindowComposer windows;

    PresentComposer(ServicesMap map, Links links) {
        this.incidents = new IncidentComposer(map, links);
        this.windows = new WindowComposer(map, links);
    }

    /** The first message of the incident's thread; {@code live} are its windows that are not over. */
    Message incident(IncidentView incident, List<WindowView> live, Instant now) {
        boolean open = incident.status() == IncidentStatus.OPEN;
        var change = new IncidentChange(
                open ? IncidentChange.Kind.OPENED : IncidentChange.Kind.RESOLVED,
                incident,
                Actor.SELF,
                now,
                "",
                Map.of());
        return incidents.present(
                open ? NotificationKind.INCIDENT_OPENED : NotificationKind.INCIDENT_RESOLVED, change, live);
    }

    /** The message that asks about a window, or says what became of it. */
    Message window(WindowView window, List<WindowView> set, Optional<IncidentView> incident, Instant now) {
        NotificationKind kind = window.status() == WindowStatus.PROPOSED
                ? NotificationKind.WINDOW_PROPOSED
                : window.proposedChange().isPresent()
                        ? NotificationKind.WINDOW_CHANGE_PROPOSED
                        : NotificationKind.WINDOW_CONFIRMED;
        var change = new WindowChange(WindowChange.Kind.STARTED, window, Actor.SELF, now, "");
        var ruling = Ruling.send(Destination.ALERTS, kind, false);
        return windows.present(ruling, change, set, incident);
    }
}
