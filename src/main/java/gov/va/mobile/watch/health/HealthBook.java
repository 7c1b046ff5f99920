package gov.va.mobile.watch.health;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is stored about health, for the rooms that come after; written by the batch writer. */
public interface HealthBook {
    /** Every upstream of the map in force, by id. */
    Map<String, UpstreamHealth> upstreams();

    /** All outages that began at or after that time, oldest first. */
    List<Outage> outagesSince(Instant from);

    /** The same without those that people found to be false alarms, which count nowhere (behaviour.md §4). */
    List<Outage> outagesThatCount(Instant from);
}
