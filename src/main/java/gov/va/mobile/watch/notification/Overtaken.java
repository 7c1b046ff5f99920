package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CALMED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CLOSED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_FLAPPING;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REOPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.PROBER_BLIND;
import static gov.va.mobile.watch.notification.NotificationKind.PROBER_SEES_AGAIN;
import static gov.va.mobile.watch.notification.NotificationKind.PROBER_STILL_BLIND;
import static gov.va.mobile.watch.notification.NotificationKind.PROGRESS_DUE;
import static gov.va.mobile.watch.notification.NotificationKind.REMINDER;
import static gov.va.mobile.watch.notification.NotificationKind.STILL_DOWN;
import static gov.va.mobile.watch.notification.NotificationKind.STILL_FLAPPING;
import static gov.va.mobile.watch.notification.NotificationKind.UNACKNOWLEDGED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CANCELLED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CHANGED_THERE;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CHANGE_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CONFIRMED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_ENDED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_EXPIRED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_MOVED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PLANNED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLICATION_FAILED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLISHED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_REJECTED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_STILL_RIGHT;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_UNSEEN;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_VISIBLE;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_WITHDRAWN;

import gov.va.mobile.watch.platform.Coded;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What in a queue need not be sent any more, because what happened since says it too (behaviour.md §6): opened and resolved while Slack was away is one
 * message, "was down 4 min, recovered". Pure.
 */
final class Overtaken {
    private static final Set<NotificationKind> INCIDENT_STATES = EnumSet.of(
            INCIDENT_OPENED, INCIDENT_REOPENED, INCIDENT_FLAPPING, INCIDENT_CALMED, INCIDENT_RESOLVED, INCIDENT_CLOSED);
    private static final Set<NotificationKind> WINDOW_LIFE = EnumSet.of(
            WINDOW_PROPOSED,
            WINDOW_PLANNED,
            WINDOW_CONFIRMED,
            WINDOW_PUBLISHED,
            WINDOW_PUBLICATION_FAILED,
            WINDOW_MOVED,
            WINDOW_CHANGE_PROPOSED);
    /** What nobody need be reminded of once it is over. */
    private static final Set<NotificationKind> REMINDERS =
            EnumSet.of(REMINDER, UNACKNOWLEDGED, STILL_DOWN, STILL_FLAPPING, PROGRESS_DUE);

    /** After these nobody is asked any more, told or not. */
    private static final Set<NotificationKind> DECIDED = EnumSet.of(
            WINDOW_WITHDRAWN, WINDOW_REJECTED, WINDOW_CONFIRMED, WINDOW_ENDED, WINDOW_CANCELLED, WINDOW_EXPIRED);

    private Overtaken() {}

    /** Which of the queue's pending messages are overtaken, each with the reason. */
    static Map<UUID, String> in(List<Queued> queue) {
        Map<UUID, String> overtaken = new LinkedHashMap<>();
        for (int i = 0; i < queue.size(); i++) {
            Queued earlier = queue.get(i);
            if (earlier.pending()) {
                queue.subList(i + 1, queue.size()).stream()
                        .filter(later -> overtakes(later, earlier))
                        .reduce((first, last) -> last)
                        .ifPresent(last -> overtaken.put(
                                earlier.id(), "overtaken before it was sent, by " + last.kind() + " " + last.id()));
            }
        }
        return overtaken;
    }

    private static boolean overtakes(Queued later, Queued earlier) {
        NotificationKind after = Coded.of(NotificationKind.class, later.kind());
        NotificationKind before = Coded.of(NotificationKind.class, earlier.kind());
        if (earlier.windowId() != null && Objects.equals(earlier.windowId(), later.windowId())) {
            return ofWindow(after, later.pending()).contains(before);
        }
        if (after == PROBER_SEES_AGAIN) {
            return later.pending() && (before == PROBER_BLIND || before == PROBER_STILL_BLIND);
        }
        return later.pending()
                && earlier.incidentId() != null
                && Objects.equals(earlier.incidentId(), later.incidentId())
                && ofIncident(after).contains(before);
    }

    private static Set<NotificationKind> ofIncident(NotificationKind after) {
        return switch (after) {
            case INCIDENT_REOPENED, INCIDENT_FLAPPING, INCIDENT_CALMED -> INCIDENT_STATES;
            // the recovery withdraws what was proposed
            case INCIDENT_RESOLVED, INCIDENT_CLOSED -> {
                Set<NotificationKind> all = EnumSet.copyOf(INCIDENT_STATES);
                all.add(WINDOW_PROPOSED);
                all.addAll(REMINDERS);
                yield all;
            }
            case REMINDER, UNACKNOWLEDGED, STILL_DOWN, STILL_FLAPPING, PROGRESS_DUE -> EnumSet.of(after);
            default -> Set.of();
        };
    }

    private static Set<NotificationKind> ofWindow(NotificationKind after, boolean told) {
        if (!told) {
            return DECIDED.contains(after) ? EnumSet.of(WINDOW_PROPOSED) : Set.of();
        }
        return switch (after) {
            case WINDOW_PROPOSED, WINDOW_CONFIRMED -> EnumSet.of(WINDOW_PROPOSED);
            case WINDOW_MOVED -> EnumSet.of(WINDOW_MOVED, WINDOW_CHANGE_PROPOSED, WINDOW_STILL_RIGHT);
            case WINDOW_CHANGE_PROPOSED -> EnumSet.of(WINDOW_CHANGE_PROPOSED);
            case WINDOW_VISIBLE -> EnumSet.of(WINDOW_UNSEEN);
            case WINDOW_PUBLISHED -> EnumSet.of(WINDOW_PUBLICATION_FAILED, WINDOW_PUBLISHED);
            case WINDOW_PUBLICATION_FAILED -> EnumSet.of(WINDOW_PUBLICATION_FAILED);
            case WINDOW_ENDED, WINDOW_CANCELLED, WINDOW_EXPIRED -> WINDOW_LIFE;
            case WINDOW_CHANGED_THERE -> EnumSet.of(WINDOW_CHANGED_THERE);
            default -> Set.of();
        };
    }
}
