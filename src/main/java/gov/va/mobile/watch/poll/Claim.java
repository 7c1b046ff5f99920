package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * A run that this replica is to make.
 *
 * @param id of the check ({@code upstream/check}) or source
 * @param runAt the scheduled instant, which identifies the run
 * @param ahead how far ahead that is, by the database's clock
 */
record Claim(String id, Instant runAt, Duration ahead) {}
