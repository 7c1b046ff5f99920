package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.Failure;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody reported an event of an upstream (a push check with {@code mode: event}); fired in the turn that records it.
 *
 * @param failure what happened; absent: it is over
 */
public record EventReported(String upstreamId, String checkId, Optional<Failure> failure, Instant at) {}
