package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.platform.Coded;

/** How far a drill is. */
public enum DrillState implements Coded {
    RUNNING,
    /** It came to its end. */
    DONE,
    /** It was cut off, or did not come to its end. */
    ABORTED
}
