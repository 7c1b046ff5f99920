package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;

/** What a message tells (behaviour.md §6). */
public enum NotificationKind implements Coded {
    INCIDENT_OPENED(true, true),
    INCIDENT_REOPENED(false, true),
    INCIDENT_CAUSE(false, false),
    INCIDENT_RESOLVED(false, true),
    /** Closed without having been resolved: folded into another one, or removed from the map. */
    INCIDENT_CLOSED(false, true),
    /** Where it was reported; told at any hour, because somebody has just done it so that all see it. */
    INCIDENT_REPORTED(false, true),
    INCIDENT_RECOMMENDED(false, false),
    INCIDENT_DECIDED(false, false),
    WINDOW_PROPOSED(true, true),
    WINDOW_PLANNED(false, false),
    WINDOW_CONFIRMED(false, false),
    WINDOW_PUBLISHED(false, false),
    /** Veterans do not see a window that somebody confirmed: loud. */
    WINDOW_PUBLICATION_FAILED(true, false),
    WINDOW_MOVED(false, false),
    WINDOW_ENDED(false, false),
    WINDOW_CANCELLED(false, false),
    WINDOW_EXPIRED(false, false),
    WINDOW_CHANGED_THERE(false, false),
    /** Never told, but it overtakes a proposal that was not sent yet. */
    WINDOW_WITHDRAWN(false, false),
    /** Never told, but it overtakes a proposal that was not sent yet. */
    WINDOW_REJECTED(false, false),
    /** The newest services map is refused, the last good one stays. */
    MAP_REJECTED(false, false),
    MAP_MENDED(false, false),
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

    /** Whether {@code quiet} lets it through outside business hours. */
    boolean quiet() {
        return quiet;
    }
}
