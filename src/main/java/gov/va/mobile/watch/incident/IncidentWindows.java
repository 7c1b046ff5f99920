package gov.va.mobile.watch.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a postmortem says of maintenance windows; implemented by the windows (house.md, "Forward by events, backward by calls"). */
public interface IncidentWindows {
    /** Those of an incident, the oldest first. */
    List<Fact> of(UUID incidentId);

    /**
     * One window.
     *
     * @param promised whether it was set, so that Veterans were promised its end
     * @param estimated how long the outage was thought to last still when it was proposed
     * @param visibleAt when Veterans saw it
     */
    record Fact(
            String upstreamId,
            String status,
            boolean promised,
            Instant start,
            Instant end,
            Optional<Instant> proposedAt,
            Optional<Duration> estimated,
            Optional<Instant> decidedAt,
            Optional<Instant> visibleAt) {}
}
