package gov.va.mobile.watch.map;

import gov.va.mobile.watch.platform.Coded;

/** How much a passing check proves. */
public enum Depth implements Coded {
    /** Something answers. */
    DOOR,
    /** The service itself says that it works. */
    SERVICE,
    /** Somebody else says so. */
    INDIRECT
}
