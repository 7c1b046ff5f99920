package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;

/**
 * An outage that people found to be none: it counts nowhere (behaviour.md §4).
 *
 * @param upstreamIds which seemed to be down
 * @param start since when
 * @param end when people said so
 */
public record FalseAlarm(List<String> upstreamIds, Instant start, Instant end) {}
