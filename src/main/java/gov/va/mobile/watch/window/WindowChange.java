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
        IMPORTED,
        /** An extension, an early end or an earlier start is proposed for it. */
        CHANGE_PROPOSED,
        /** It has grown longer than three days. */
        LONG,
        /** The app's public feed shows it. */
        VISIBLE,
        /** The app's public feed does not show it, though it should. */
        UNSEEN,
        /** The app's public feed still shows it, though it is over. */
        LINGERING
    }
}
