package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;

/** What a message tells (behaviour.md §6). */
public enum NotificationKind implements Coded {
    INCIDENT_OPENED(true, true),
    INCIDENT_REOPENED(false, true),
    INCIDENT_CAUSE(false, false),
    /** It goes to and fro: told once, in place of each down and up. */
    INCIDENT_FLAPPING(true, true),
    /** It goes to and fro no more, and is down. */
    INCIDENT_CALMED(true, true),
    /** Never told by itself: the upstream is listed on the incident of its root. */
    INCIDENT_AFFECTED(false, false),
    INCIDENT_RESOLVED(false, true),
    /** Closed without having been resolved: folded into another one, or removed from the map. */
    INCIDENT_CLOSED(false, true),
    /** Where it was reported; told at any hour, because somebody has just done it so that all see it. */
    INCIDENT_REPORTED(false, true),
    INCIDENT_RECOMMENDED(false, false),
    INCIDENT_DECIDED(false, false),
    /** Progress of the work that was decided. */
    INCIDENT_PROGRESS(false, false),
    /** Brought before a role of ours, or before another VA team with the product owner copied; told at any hour, because somebody has just done it. */
    INCIDENT_ESCALATED(true, true),
    /** A condition of the process holds, so the product owner is told (domain.md §1). */
    PRODUCT_OWNER(true, false),
    /** Steps are open. */
    REMINDER(true, false),
    /** Nobody acknowledged it. */
    UNACKNOWLEDGED(true, false),
    /** Somebody is on it: for programs that keep an alarm; people read it in the incident's message. */
    INCIDENT_ACKNOWLEDGED(false, true),
    /** It goes on as another incident: for programs that keep an alarm of each. */
    INCIDENT_FOLDED(false, true),
    /** Still down, and not acknowledged. */
    STILL_DOWN(true, false),
    /** It still goes to and fro, and nobody acknowledged it. */
    STILL_FLAPPING(true, false),
    /** No progress was reported of the work that was decided. */
    PROGRESS_DUE(true, false),
    /** When business hours begin: what needs people now, what is still open, what is over. */
    OPENING(true, false),
    WINDOW_PROPOSED(true, true),
    WINDOW_PLANNED(false, false),
    WINDOW_CONFIRMED(false, false),
    WINDOW_PUBLISHED(false, false),
    /** Veterans do not see a window that somebody confirmed: loud at any hour. */
    WINDOW_PUBLICATION_FAILED(true, true),
    WINDOW_MOVED(false, false),
    WINDOW_ENDED(false, false),
    WINDOW_CANCELLED(false, false),
    /** Its end passed before Veterans could see it. */
    WINDOW_EXPIRED(false, true),
    WINDOW_CHANGED_THERE(false, false),
    /** An extension, an early end or an earlier start waits for somebody to decide. */
    WINDOW_CHANGE_PROPOSED(true, true),
    /** Longer than three days: the product owner is told. */
    WINDOW_LONG(false, false),
    WINDOW_VISIBLE(false, false),
    /** Veterans do not see a window that PagerDuty holds, or still see one that is over: loud at any hour. */
    WINDOW_UNSEEN(true, true),
    WINDOW_LINGERING(true, true),
    /** On the last business day before a planned window: does it still hold? */
    WINDOW_STILL_RIGHT(false, false),
    /** Never told, but it overtakes a proposal that was not sent yet. */
    WINDOW_WITHDRAWN(false, false),
    /** Never told, but it overtakes a proposal that was not sent yet. */
    WINDOW_REJECTED(false, false),
    /** No replica sees: an outage would go unnoticed. */
    PROBER_BLIND(true, true),
    PROBER_STILL_BLIND(true, false),
    PROBER_SEES_AGAIN(false, true),
    /** The newest services map is refused, the last good one stays. */
    MAP_REJECTED(false, false),
    MAP_MENDED(false, false),
    /** We ask an upstream wrongly, so that nothing is known by that check. */
    UPSTREAM_MISCONFIGURED(true, false),
    /** Degraded for half an hour. */
    UPSTREAM_DEGRADED(false, false),
    /** A certificate ends soon. */
    CERTIFICATE_ENDING(false, false),
    /** The calendar in which it announces its maintenance cannot be read. */
    CALENDAR_UNREADABLE(false, false),
    /** One of these four is over. */
    UPSTREAM_MENDED(false, false),
    /** A channel takes nothing: told through the others. */
    CHANNEL_FAILING(true, true),
    CHANNEL_MENDED(false, true),
    TEST(false, true);

    private final boolean mentions;
    private final boolean quiet;

    NotificationKind(boolean mentions, boolean quiet) {
        this.mentions = mentions;
        this.quiet = quiet;
    }

    /** Whether it mentions who is on call, inside business hours. */
    boolean mentions() {
        return mentions;
    }

    /** Whether only programs are told, which keep a state that people see elsewhere. */
    boolean forMachines() {
        return this == INCIDENT_ACKNOWLEDGED || this == INCIDENT_FOLDED;
    }

    /** Whether it says that an incident is over. */
    boolean over() {
        return this == INCIDENT_RESOLVED || this == INCIDENT_CLOSED;
    }

    /** Whether it is about deciding a window, so that the message shows what became of that. */
    boolean decides() {
        return this == WINDOW_PROPOSED || this == WINDOW_CHANGE_PROPOSED || this == WINDOW_CONFIRMED;
    }

    /** Whether {@code quiet} lets it through outside business hours. */
    boolean quiet() {
        return quiet;
    }
}
