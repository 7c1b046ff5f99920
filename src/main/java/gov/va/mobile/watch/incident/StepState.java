package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** How far a next step is. */
enum StepState implements Coded {
    OPEN,
    DONE,
    NOT_NEEDED
}
