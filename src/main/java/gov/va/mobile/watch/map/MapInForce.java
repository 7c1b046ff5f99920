package gov.va.mobile.watch.map;

import java.time.Instant;

/** A services map came into force for all replicas; fired inside the turn that laid it out, also when the same one did before. */
public record MapInForce(ServicesMap map, Instant at) {}
