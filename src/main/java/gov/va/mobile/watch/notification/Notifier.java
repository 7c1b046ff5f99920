package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.health.SightChanged;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.reload.MapMended;
import gov.va.mobile.watch.map.reload.MapRejected;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.Windows;
import gov.va.mobile.watch.window.WindowsChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hears what happened to incidents, windows and the services map, and puts into the outbox who is told of it; in the same transaction. */
@ApplicationScoped
class Notifier {
    private final Outbox outbox;
    private final NotificationRepository notifications;
    private final Incidents incidents;
    private final Windows windows;
    private final CurrentMap map;
    private final Channels channels;
    private final Manners manners;
    private final Hush hush;
    private final OwnerNotices owner;
    private final Clock clock;

    Notifier(
            Outbox outbox,
            NotificationRepository notifications,
            Incidents incidents,
            Windows windows,
            CurrentMap map,
            Channels channels,
            Manners manners,
            Hush hush,
            OwnerNotices owner,
            Clock clock) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.incidents = incidents;
        this.windows = windows;
        this.map = map;
        this.channels = channels;
        this.manners = manners;
        this.hush = hush;
        this.owner = owner;
        this.clock = clock;
    }

    void incidentsChanged(@Observes @Priority(300) IncidentsChanged changed) {
        var composer = new IncidentComposer(map.get(), manners.links());
        for (IncidentChange change : changed.changes()) {
            IncidentView incident = change.incident();
            var about = new About(Optional.of(incident.id()), Optional.empty());
            for (Ruling decided : rulings(change)) {
                Ruling ruling = hush.over(decided, incident.upstreamId(), about.incidentId());
                Message message = composer.compose(ruling, change);
                outbox.add(ruling, incident.drill() ? DrillRulings.mark(message) : message, about);
                if (ruling.decision() == Decision.SEND) {
                    queued(ruling, change);
                }
            }
        }
    }

    void windowsChanged(@Observes @Priority(300) WindowsChanged changed) {
        var composer = new WindowComposer(map.get(), manners.links());
        for (WindowChange change : changed.changes()) {
            Optional<IncidentView> incident = change.window().incidentId().flatMap(incidents::find);
            boolean restricted = incident.filter(IncidentView::restricted).isPresent();
            WindowTelling telling = telling(changed.changes(), change);
            var about = new About(change.window().incidentId(), telling.about(change.window()));
            for (Ruling decided : rulings(change, restricted)) {
                Ruling heard = hush.over(decided, Optional.of(change.window().upstreamId()), about.incidentId());
                Ruling ruling = telling.rule(heard);
                Message message = composer.compose(ruling, change, telling.set(), incident);
                outbox.add(ruling, change.window().drill() ? DrillRulings.mark(message) : message, about);
                telling.waited()
                        .forEach(window -> outbox.add(
                                ruling.toldWithItsSet(),
                                message,
                                new About(window.incidentId(), Optional.of(window.id()))));
            }
        }
    }

    /** PagerDuty takes one window after the other: the last of those that belong together tells of all. */
    private WindowTelling telling(List<WindowChange> all, WindowChange change) {
        return switch (change.kind()) {
            case PUBLISHED, PUBLICATION_FAILED ->
                WindowTelling.ofPublication(change, windows.together(change.window()));
            default -> WindowTelling.of(all, change);
        };
    }

    void sightChanged(@Observes @Priority(300) SightChanged change) {
        var composer = new ProberComposer(map.get(), manners.links());
        NotificationPolicy.decide(change, circumstances(false, false))
                .forEach(ruling -> outbox.add(ruling, composer.compose(ruling, change), About.NOTHING));
    }

    private List<Ruling> rulings(IncidentChange change) {
        boolean restricted = change.incident().restricted();
        return change.incident().drill()
                ? DrillRulings.of(
                        NotificationPolicy.decide(change, DrillRulings.circumstances(restricted)), channels.reachable())
                : NotificationPolicy.decide(change, circumstances(restricted, false));
    }

    private List<Ruling> rulings(WindowChange change, boolean restricted) {
        return change.window().drill()
                ? DrillRulings.of(
                        NotificationPolicy.decide(change, DrillRulings.circumstances(restricted)), channels.reachable())
                : NotificationPolicy.decide(change, circumstances(restricted, proposalTold(change)));
    }

    private void queued(Ruling ruling, IncidentChange change) {
        if (ruling.kind() == NotificationKind.INCIDENT_REPORTED) {
            announced(change, ruling.destination());
        }
        if (ruling.kind() == NotificationKind.PRODUCT_OWNER) {
            owner.queued(change.incident(), change.at());
        }
    }

    void mapRejected(@Observes @Priority(300) MapRejected rejected) {
        var composer = new MapComposer(manners.links());
        NotificationPolicy.mapRejected(circumstances(false, false))
                .forEach(ruling -> outbox.add(ruling, composer.rejected(rejected), About.NOTHING));
    }

    void mapMended(@Observes @Priority(300) MapMended mended) {
        var composer = new MapComposer(manners.links());
        boolean told = notifications.told(NotificationKind.MAP_REJECTED, mended.rejectedAt());
        NotificationPolicy.mapMended(told, circumstances(false, false))
                .forEach(ruling -> outbox.add(ruling, composer.mended(mended), About.NOTHING));
    }

    /** The step is done as soon as the link is queued (api.md); where no webhook is set, somebody has to post it. */
    private void announced(IncidentChange change, Destination destination) {
        incidents.step(
                change.incident().id(),
                "announce",
                "done",
                change.by(),
                change.at(),
                Optional.of("the link goes to " + channels.names(destination, NotificationKind.INCIDENT_REPORTED)));
    }

    private Circumstances circumstances(boolean restricted, boolean proposalTold) {
        return new Circumstances(
                manners.open(clock.instant()), manners.outside(), channels.reachable(), restricted, proposalTold);
    }

    private boolean proposalTold(WindowChange change) {
        Instant now = clock.instant();
        return change.kind() == WindowChange.Kind.PROPOSED
                && !manners.open(now)
                && change.window()
                        .incidentId()
                        .filter(incident -> notifications.proposalTold(
                                incident, manners.hours().lastClosing(now)))
                        .isPresent();
    }
}
