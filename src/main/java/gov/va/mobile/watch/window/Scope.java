package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;

/** Who sees a window: the app only, or VA.gov too (domain.md §4). */
public enum Scope implements Coded {
    MOBILE,
    SHARED
}
