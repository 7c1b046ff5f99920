package gov.va.mobile.watch.check;

import gov.va.mobile.watch.platform.Coded;

/** What one run of a check says (behaviour.md §3). */
public enum ResultClass implements Coded {
    /** As expected. */
    PASS,
    /** As expected, but slow, with a certificate that ends soon, or with a warning; counts as a pass. */
    DEGRADED,
    /** Not as expected. */
    FAIL,
    /** We asked wrongly (credentials, a missing secret): changes no counter. */
    MISCONFIGURED,
    /** Says nothing about the upstream (asked to wait, our own limits): changes no counter. */
    INCONCLUSIVE;

    /** Whether it counts for the upstream's health. */
    public boolean judged() {
        return this == PASS || this == DEGRADED || this == FAIL;
    }
}
