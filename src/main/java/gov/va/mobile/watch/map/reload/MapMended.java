package gov.va.mobile.watch.map.reload;

import java.time.Instant;

/**
 * After one or more that were refused, the services map can be used again; fired once for all replicas, inside a transaction.
 *
 * @param rejectedAt when the last one was refused
 */
public record MapMended(String revision, Instant rejectedAt, Instant at) {}
