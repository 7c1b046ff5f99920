package gov.va.mobile.watch.incident;

import java.util.List;

/**
 * What the tick looks at.
 *
 * @param open how many incidents are open
 * @param due whether time alone decides something now
 * @param roots the upstreams and groups that an open non-control incident is about
 * @param withheld upstreams and groups whose failure a planned window keeps back
 */
record Pulse(long open, boolean due, List<String> roots, List<String> withheld) {}
