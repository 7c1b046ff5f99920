package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.Windows;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks, on the last business day before a planned window, whether it still holds; once. */
@ApplicationScoped
class StillRight {
    private static final Logger LOG = Logger.getLogger(StillRight.class);

    private final Windows windows;
    private final NotificationRepository notifications;
    private final Outbox outbox;
    private final Channels channels;
    private final Manners manners;
    private final CurrentMap map;
    private final Turn turn;
    private final Clock clock;

    StillRight(
            Windows windows,
            NotificationRepository notifications,
            Outbox outbox,
            Channels channels,
            Manners manners,
            CurrentMap map,
            Turn turn,
            Clock clock) {
        this.windows = windows;
        this.notifications = notifications;
        this.outbox = outbox;
        this.channels = channels;
        this.manners = manners;
        this.map = map;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(every = "${watch.window.still-right-every:5m}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            ask();
        } catch (TurnBusyException busy) {
            LOG.debugf("whether planned windows still hold is asked at the next tick: %s", busy.getMessage());
        }
    }

    /** Asks about all that are due. */
    void ask() {
        Instant now = clock.instant();
        if (manners.open(now) && !due(now).isEmpty()) {
            turn.take(() -> due(now).stream()
                    .filter(window -> !notifications.told(
                            NotificationKind.WINDOW_STILL_RIGHT, window.id(), StillRightPolicy.startOfDay(now)))
                    .forEach(window -> ask(window, now)));
        }
    }

    private List<WindowView> due(Instant now) {
        return windows.live().stream()
                .filter(window -> window.origin() == Origin.PLANNED && window.status() == WindowStatus.CONFIRMED)
                .filter(window ->
                        StillRightPolicy.ask(window.start(), window.decidedAt().orElse(now), now, manners.hours()))
                .toList();
    }

    private void ask(WindowView window, Instant now) {
        var circumstances = new Circumstances(manners.open(now), manners.outside(), channels.reachable(), false, false);
        Ruling ruling = circumstances.rule(Destination.ALERTS, NotificationKind.WINDOW_STILL_RIGHT);
        var change = new WindowChange(WindowChange.Kind.PLANNED, window, Actor.SELF, now, "does it still hold?");
        outbox.add(
                ruling,
                new WindowComposer(map.get(), manners.links()).compose(ruling, change, Optional.empty()),
                new About(Optional.empty(), Optional.of(window.id())));
    }
}
