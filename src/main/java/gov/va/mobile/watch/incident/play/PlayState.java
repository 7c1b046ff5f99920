package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.platform.Coded;

/** How far a play is. */
public enum PlayState implements Coded {
    /** Prefilled by the service; nobody has looked at it yet. */
    PROPOSED,
    /** Somebody wrote or edited it. */
    KEPT
}
