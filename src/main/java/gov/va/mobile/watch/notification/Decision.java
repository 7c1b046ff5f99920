package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;

/** What was decided about a message; all but {@code SEND} carry a reason. */
public enum Decision implements Coded {
    SEND,
    /** Not sent. */
    SUPPRESSED,
    /** Overtaken before it was sent: a later message says it too. */
    MERGED
}
