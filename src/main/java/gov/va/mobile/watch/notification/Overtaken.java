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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * A message, and all windows that it tells of.
     *
     * @param message that is sent, if any is
     * @param windows that of the message, and those that are told with it
     */
    private record Told(Queued message, NotificationKind kind, Set<UUID> windows) {
        /** What is told with the message before it belongs to that. */
        static List<Told> of(List<Queued> queue) {
            List<Told> all = new ArrayList<>();
            for (Queued queued : queue) {
                boolean more = queued.toldWithItsSet()
                        && !all.isEmpty()
                        && all.getLast().message().kind().equals(queued.kind());
                if (!more) {
                    all.add(new Told(queued, Coded.of(NotificationKind.class, queued.kind()), new LinkedHashSet<>()));
                }
                // what is about no window of its own tells of many that are decided each by itself, and never goes out
                // of date
                if (queued.windowId() != null && all.getLast().message().windowId() != null) {
                    all.getLast().windows().add(queued.windowId());
                }
            }
            return all;
        }
    }

    /** Which of the queue's pending messages are overtaken, each with the reason. */
    static Map<UUID, String> in(List<Queued> queue) {
        List<Told> all = Told.of(queue);
        Map<UUID, String> overtaken = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Told earlier = all.get(i);
            if (earlier.message().pending()) {
                by(earlier, all.subList(i + 1, all.size()))
                        .map(Told::message)
                        .ifPresent(last -> overtaken.put(
                                earlier.message().id(),
                                "overtaken before it was sent, by " + last.kind() + " " + last.id()));
            }
        }
        return overtaken;
    }

    /** The last message that overtakes it: as a whole, or together with others for each of its windows. */
    private static Optional<Told> by(Told earlier, List<Told> later) {
        Set<UUID> left = new HashSet<>(earlier.windows());
        Optional<Told> last = Optional.empty();
        boolean whole = false;
        for (Told one : later) {
            boolean ofWindows = !Collections.disjoint(one.windows(), earlier.windows())
                    && ofWindow(one.kind(), one.message().pending()).contains(earlier.kind());
            if (ofWindows) {
                left.removeAll(one.windows());
                last = Optional.of(one);
            } else if (overtakes(one, earlier)) {
                whole = true;
                last = Optional.of(one);
            }
        }
        boolean each = !earlier.windows().isEmpty() && left.isEmpty();
        return whole || each ? last : Optional.empty();
    }

    private static boolean overtakes(Told later, Told earlier) {
        if (!later.message().pending()) {
            return false;
        }
        if (later.kind() == PROBER_SEES_AGAIN) {
            return earlier.kind() == PROBER_BLIND || earlier.kind() == PROBER_STILL_BLIND;
        }
        return earlier.message().incidentId() != null
                && Objects.equals(
                        earlier.message().incidentId(), later.message().incidentId())
                && ofIncident(later.kind()).contains(earlier.kind());
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
