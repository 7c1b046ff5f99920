package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.notification.Destination.ALERTS;
import static gov.va.mobile.watch.notification.Destination.ONCALL;
import static gov.va.mobile.watch.notification.Destination.TEAM;

import gov.va.mobile.watch.health.SightChanged;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is told of a change, and what is kept untold with which reason (behaviour.md §6). Pure. */
final class NotificationPolicy {
    private static final String FLAPPING = "flapping: told once, not each down and up";

    private NotificationPolicy() {}

    /** The messages of a change of an incident, in the order in which they are told. */
    static List<Ruling> decide(IncidentChange change, Circumstances circumstances) {
        return switch (change.kind()) {
            case OPENED -> unlessFlapping(NotificationKind.INCIDENT_OPENED, change, circumstances);
            case REOPENED -> unlessFlapping(NotificationKind.INCIDENT_REOPENED, change, circumstances);
            case FAILS_AGAIN -> untold(NotificationKind.INCIDENT_REOPENED, FLAPPING);
            case RECOVERING -> untold(NotificationKind.INCIDENT_RESOLVED, FLAPPING);
            case FLAPPING -> told(ALERTS, NotificationKind.INCIDENT_FLAPPING, circumstances);
            case CALMED -> told(ALERTS, NotificationKind.INCIDENT_CALMED, circumstances);
            case RESOLVED -> told(ALERTS, NotificationKind.INCIDENT_RESOLVED, circumstances);
            case CLOSED -> closed(change, circumstances);
            case AFFECTED ->
                untold(NotificationKind.INCIDENT_AFFECTED, "it has another cause, whose incident lists it");
            case CAUSE -> unlessRestricted(ALERTS, NotificationKind.INCIDENT_CAUSE, circumstances);
            case REPORTED -> unlessRestricted(TEAM, NotificationKind.INCIDENT_REPORTED, circumstances);
            case RECOMMENDED -> unlessRestricted(TEAM, NotificationKind.INCIDENT_RECOMMENDED, circumstances);
            case DECIDED -> unlessRestricted(TEAM, NotificationKind.INCIDENT_DECIDED, circumstances);
            case PROGRESS -> unlessRestricted(TEAM, NotificationKind.INCIDENT_PROGRESS, circumstances);
            case ESCALATED ->
                told(
                        change.data().containsKey("copied") ? TEAM : ALERTS,
                        NotificationKind.INCIDENT_ESCALATED,
                        circumstances);
            case CONDITION ->
                "true".equals(change.data().get("holds"))
                        ? told(TEAM, NotificationKind.PRODUCT_OWNER, circumstances)
                        : List.of();
            case ACKNOWLEDGED -> told(ALERTS, NotificationKind.INCIDENT_ACKNOWLEDGED, circumstances);
            case STEP, NOTE, EDITED, ASSESSED, COMMANDER -> List.of();
        };
    }

    /** The messages of a change of a window, in the order in which they are told. */
    static List<Ruling> decide(WindowChange change, Circumstances circumstances) {
        WindowView window = change.window();
        return switch (change.kind()) {
            case PROPOSED -> told(ALERTS, NotificationKind.WINDOW_PROPOSED, circumstances);
            case PLANNED -> alsoOnCall(NotificationKind.WINDOW_PLANNED, window, circumstances);
            case CONFIRMED -> alsoOnCall(NotificationKind.WINDOW_CONFIRMED, window, circumstances);
            case MOVED -> alsoOnCall(NotificationKind.WINDOW_MOVED, window, circumstances);
            case CANCELLED -> alsoOnCall(NotificationKind.WINDOW_CANCELLED, window, circumstances);
            case ENDED -> alsoOnCall(NotificationKind.WINDOW_ENDED, window, circumstances);
            case PUBLISHED -> told(ALERTS, NotificationKind.WINDOW_PUBLISHED, circumstances);
            case PUBLICATION_FAILED -> told(ALERTS, NotificationKind.WINDOW_PUBLICATION_FAILED, circumstances);
            case CHANGED_THERE -> told(ALERTS, NotificationKind.WINDOW_CHANGED_THERE, circumstances);
            case EXPIRED ->
                window.decidedBy().isPresent()
                        ? told(ALERTS, NotificationKind.WINDOW_EXPIRED, circumstances)
                        : untold(NotificationKind.WINDOW_WITHDRAWN, "the proposal ran out undecided");
            case WITHDRAWN ->
                untold(NotificationKind.WINDOW_WITHDRAWN, "withdrawn: what made it needless is told instead");
            case REJECTED ->
                untold(NotificationKind.WINDOW_REJECTED, "rejected: whoever did knows, and nothing changes");
            case CHANGE_PROPOSED -> told(ALERTS, NotificationKind.WINDOW_CHANGE_PROPOSED, circumstances);
            case LONG -> unlessRestricted(TEAM, NotificationKind.WINDOW_LONG, circumstances);
            case VISIBLE -> told(ALERTS, NotificationKind.WINDOW_VISIBLE, circumstances);
            case UNSEEN -> told(ALERTS, NotificationKind.WINDOW_UNSEEN, circumstances);
            case LINGERING -> told(ALERTS, NotificationKind.WINDOW_LINGERING, circumstances);
            case STARTED, IMPORTED -> List.of();
        };
    }

    /** The messages of a change of what we ourselves see. */
    static List<Ruling> decide(SightChanged change, Circumstances circumstances) {
        return told(
                ALERTS,
                switch (change.kind()) {
                    case BLIND -> NotificationKind.PROBER_BLIND;
                    case STILL_BLIND -> NotificationKind.PROBER_STILL_BLIND;
                    case SEES_AGAIN -> NotificationKind.PROBER_SEES_AGAIN;
                },
                circumstances);
    }

    /** The messages when a services map is refused. */
    static List<Ruling> mapRejected(Circumstances circumstances) {
        return told(ALERTS, NotificationKind.MAP_REJECTED, circumstances);
    }

    /**
     * The messages when the services map can be used again.
     *
     * @param rejectionTold whether anybody was told that it could not
     */
    static List<Ruling> mapMended(boolean rejectionTold, Circumstances circumstances) {
        return rejectionTold
                ? told(ALERTS, NotificationKind.MAP_MENDED, circumstances)
                : untold(NotificationKind.MAP_MENDED, "nobody was told that it was refused");
    }

    private static List<Ruling> told(Destination destination, NotificationKind kind, Circumstances circumstances) {
        return List.of(circumstances.rule(destination, kind));
    }

    private static List<Ruling> unlessFlapping(
            NotificationKind kind, IncidentChange change, Circumstances circumstances) {
        return change.incident().flapping() ? untold(kind, FLAPPING) : told(ALERTS, kind, circumstances);
    }

    private static List<Ruling> unlessRestricted(
            Destination destination, NotificationKind kind, Circumstances circumstances) {
        return circumstances.restricted()
                ? List.of(Ruling.suppressed(destination, kind, Circumstances.RESTRICTED))
                : told(destination, kind, circumstances);
    }

    private static List<Ruling> untold(NotificationKind kind, String reason) {
        return List.of(Ruling.suppressed(ALERTS, kind, reason));
    }

    private static List<Ruling> alsoOnCall(NotificationKind kind, WindowView window, Circumstances circumstances) {
        if (window.origin() == Origin.PAGERDUTY) {
            return untold(kind, "made in PagerDuty by others: shown, not told");
        }
        Ruling alerts = circumstances.rule(ALERTS, kind);
        return window.scope().equals(Optional.of(Scope.SHARED))
                ? Stream.of(alerts, circumstances.rule(ONCALL, kind)).toList()
                : List.of(alerts);
    }

    /** What was told to be over when it was resolved is not told again; what ended by being closed, because the map has its upstream no more, is told. */
    private static List<Ruling> closed(IncidentChange change, Circumstances circumstances) {
        if (change.incident().mergedInto().isPresent()) {
            List<Ruling> people = Boolean.parseBoolean(change.data().get(IncidentChange.TOLD_BY_CAUSE))
                    ? untold(NotificationKind.INCIDENT_CAUSE, "the message of its cause names it")
                    : unlessRestricted(ALERTS, NotificationKind.INCIDENT_CAUSE, circumstances);
            return Stream.concat(
                            people.stream(), told(ALERTS, NotificationKind.INCIDENT_FOLDED, circumstances).stream())
                    .toList();
        }
        boolean resolvedBefore = change.incident()
                .resolvedAt()
                .filter(at -> at.isBefore(change.at()))
                .isPresent();
        return resolvedBefore ? List.of() : told(ALERTS, NotificationKind.INCIDENT_CLOSED, circumstances);
    }
}
