package gov.va.mobile.watch.map.reload;

/**
 * The newest services map was refused; fired once for all replicas, inside a transaction.
 *
 * @param revisionKept the map that stays
 */
public record MapRejected(Refusal refusal, String revisionKept) {}
