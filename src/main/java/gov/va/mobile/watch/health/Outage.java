package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which an upstream was down by itself.
 *
 * @param end absent while it goes on
 */
public record Outage(String upstreamId, Instant start, Optional<Instant> end) {}
