package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.NotificationRepository.Backlog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All channels, and how each does. */
@ApplicationScoped
class ChannelBoard {
    private final Channels channels;
    private final Conditions conditions;
    private final NotificationRepository notifications;

    ChannelBoard(Channels channels, Conditions conditions, NotificationRepository notifications) {
        this.channels = channels;
        this.conditions = conditions;
        this.notifications = notifications;
    }

    /** Those that are not set up, too; in a transaction. */
    List<ChannelView> all() {
        Map<Destination, Condition> remembered = conditions.all();
        Map<Destination, Backlog> waiting = notifications.backlogs();
        return Arrays.stream(Destination.values())
                .map(destination -> ChannelView.of(
                        destination,
                        channels.of(destination).isPresent(),
                        remembered.getOrDefault(destination, Condition.FRESH),
                        Optional.ofNullable(waiting.get(destination))
                                .map(Backlog::pending)
                                .orElse(0L)))
                .toList();
    }
}
