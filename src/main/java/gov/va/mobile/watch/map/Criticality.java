package gov.va.mobile.watch.map;

import gov.va.mobile.watch.platform.Coded;

/** How much the app needs an upstream; suggests the priority P1 to P4 of its incidents. */
public enum Criticality implements Coded {
    CRITICAL,
    HIGH,
    MODERATE,
    LOW
}
