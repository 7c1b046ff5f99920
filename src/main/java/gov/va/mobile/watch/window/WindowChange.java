package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;

/** What happened to one window, as it is afterwards. */
public record WindowChange(Kind kind, WindowView window, Actor by, Instant at, String text) {
    /** The kinds of change that others may care about. */
    public enum Kind implements Coded {
        PROPOSED,
        PLANNED,
        CONFIRMED,
        REJECTED,
        WITHDRAWN,
        MOVED,
        STARTED,
        ENDED,
        CANCELLED,
        EXPIRED,
        PUBLISHED,
        PUBLICATION_FAILED,
        CHANGED_THERE,
        IMPORTED
    }
}
