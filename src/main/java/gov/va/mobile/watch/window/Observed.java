package gov.va.mobile.watch.window;

import java.time.Duration;

/**
 * How long one past outage of an upstream was seen to last.
 *
 * @param cut it really lasted longer than that: it is still open, or planned work began during it
 */
record Observed(String upstreamId, Duration lasted, boolean cut) {}
