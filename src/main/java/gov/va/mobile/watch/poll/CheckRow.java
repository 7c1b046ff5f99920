package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.CheckState;
import java.time.Instant;
import java.util.Optional;

/**
 * A check as stored.
 *
 * @param number names it in the table of results
 * @param lastRun the newest run recorded
 */
record CheckRow(
        int number, String id, String upstreamId, String checkId, Optional<Instant> lastRun, CheckState state) {}
