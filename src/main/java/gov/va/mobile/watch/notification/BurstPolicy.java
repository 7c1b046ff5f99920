package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.NotificationKind.CERTIFICATE_ENDING;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CALMED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CAUSE;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_CLOSED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_FLAPPING;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_OPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_REOPENED;
import static gov.va.mobile.watch.notification.NotificationKind.INCIDENT_RESOLVED;
import static gov.va.mobile.watch.notification.NotificationKind.REMINDER;
import static gov.va.mobile.watch.notification.NotificationKind.STILL_DOWN;
import static gov.va.mobile.watch.notification.NotificationKind.STILL_FLAPPING;
import static gov.va.mobile.watch.notification.NotificationKind.UNACKNOWLEDGED;
import static gov.va.mobile.watch.notification.NotificationKind.UPSTREAM_DEGRADED;
import static gov.va.mobile.watch.notification.NotificationKind.UPSTREAM_MENDED;
import static gov.va.mobile.watch.notification.NotificationKind.UPSTREAM_MISCONFIGURED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CANCELLED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CHANGE_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_CONFIRMED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_ENDED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_EXPIRED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_MOVED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PLANNED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PROPOSED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_PUBLISHED;
import static gov.va.mobile.watch.notification.NotificationKind.WINDOW_VISIBLE;

import gov.va.mobile.watch.platform.Coded;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** When so much waits for a destination that telling each at one a second would be late, it is told together (behaviour.md §6). Pure. */
final class BurstPolicy {
    /** So many of them may wait before they are told together: a quarter of a minute. */
    static final int MOST = 15;

    /** What loses little in a list; the rest, such as what was asked for by hand or is loud for a reason, keeps a message of its own. */
    private static final Set<NotificationKind> LISTED = EnumSet.of(
            INCIDENT_OPENED,
            INCIDENT_REOPENED,
            INCIDENT_CAUSE,
            INCIDENT_FLAPPING,
            INCIDENT_CALMED,
            INCIDENT_RESOLVED,
            INCIDENT_CLOSED,
            REMINDER,
            UNACKNOWLEDGED,
            STILL_DOWN,
            STILL_FLAPPING,
            WINDOW_PROPOSED,
            WINDOW_PLANNED,
            WINDOW_CONFIRMED,
            WINDOW_PUBLISHED,
            WINDOW_MOVED,
            WINDOW_ENDED,
            WINDOW_CANCELLED,
            WINDOW_EXPIRED,
            WINDOW_CHANGE_PROPOSED,
            WINDOW_VISIBLE,
            UPSTREAM_MISCONFIGURED,
            UPSTREAM_DEGRADED,
            UPSTREAM_MENDED,
            CERTIFICATE_ENDING);

    private BurstPolicy() {}

    /**
     * The messages that are told together now, the first of them in place of all; empty where each is told by itself.
     *
     * @param pending what waits, in order
     */
    static List<Queued> together(List<Queued> pending) {
        if (pending.isEmpty() || !listed(pending.getFirst())) {
            return List.of();
        }
        List<Queued> together = pending.stream().filter(BurstPolicy::listed).toList();
        return together.size() > MOST ? together : List.of();
    }

    private static boolean listed(Queued queued) {
        return LISTED.contains(Coded.of(NotificationKind.class, queued.kind()));
    }
}
