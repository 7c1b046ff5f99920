package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Coded;

/** {@code proposed → confirmed → active → ended}; {@code proposed → rejected | withdrawn}; {@code confirmed → cancelled}; {@code expired} (behaviour.md §5). */
public enum WindowStatus implements Coded {
    PROPOSED,
    CONFIRMED,
    ACTIVE,
    ENDED,
    REJECTED,
    WITHDRAWN,
    CANCELLED,
    EXPIRED
}
