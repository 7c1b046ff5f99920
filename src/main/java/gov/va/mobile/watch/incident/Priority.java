package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;

/** Platform's priorities: critical, high, moderate, low. */
public enum Priority implements Coded {
    P1,
    P2,
    P3,
    P4
}
