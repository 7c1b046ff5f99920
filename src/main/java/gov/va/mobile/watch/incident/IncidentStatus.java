package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** {@code open → resolved → closed}. */
public enum IncidentStatus implements Coded {
    OPEN,
    RESOLVED,
    CLOSED
}
