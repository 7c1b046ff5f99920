package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import java.util.Optional;
import java.util.UUID;

/**
 * What a message does to an alarm (docs/notifications.md, "PagerDuty"); most do nothing. Pure.
 *
 * @param key of the alarm: that of the incident is its id
 */
record Alarm(Action action, String key) {
    /** What is done, in the words of PagerDuty. */
    enum Action implements Coded {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }

    /** Whether messages of that kind have to do with an alarm. */
    static boolean concerns(NotificationKind kind) {
        return action(kind).isPresent();
    }

    /** Whether messages of that kind raise one; the others go out whatever the hour, so that none stays on for nothing. */
    static boolean raised(NotificationKind kind) {
        return action(kind).equals(Optional.of(Action.TRIGGER));
    }

    /** What that message does. */
    static Optional<Alarm> of(Outgoing message) {
        return action(message.kind()).map(action -> new Alarm(action, key(message)));
    }

    private static Optional<Action> action(NotificationKind kind) {
        return switch (kind) {
            case INCIDENT_OPENED,
                    INCIDENT_REOPENED,
                    INCIDENT_FLAPPING,
                    INCIDENT_CALMED,
                    PROBER_BLIND,
                    WINDOW_PUBLICATION_FAILED,
                    WINDOW_UNSEEN,
                    CHANNEL_FAILING -> Optional.of(Action.TRIGGER);
            case INCIDENT_ACKNOWLEDGED -> Optional.of(Action.ACKNOWLEDGE);
            case INCIDENT_RESOLVED,
                    INCIDENT_CLOSED,
                    INCIDENT_FOLDED,
                    PROBER_SEES_AGAIN,
                    WINDOW_PUBLISHED,
                    WINDOW_VISIBLE,
                    WINDOW_ENDED,
                    WINDOW_CANCELLED,
                    WINDOW_EXPIRED,
                    CHANNEL_MENDED -> Optional.of(Action.RESOLVE);
            default -> Optional.empty();
        };
    }

    private static String key(Outgoing message) {
        return switch (message.kind()) {
            case PROBER_BLIND, PROBER_SEES_AGAIN -> "upstream-watch/blind";
            case CHANNEL_FAILING, CHANNEL_MENDED -> "upstream-watch/channels";
            default ->
                message.windowId()
                        .map(id -> "maintenance-window/" + id)
                        .or(() -> message.incidentId().map(UUID::toString))
                        .orElseGet(() -> message.id().toString());
        };
    }
}
