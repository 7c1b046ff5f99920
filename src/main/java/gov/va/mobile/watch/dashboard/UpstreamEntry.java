package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Depth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An upstream in the dashboard query.
 *
 * @param depth the deepest of its checks
 * @param since since when it has that status
 */
@Schema(name = "UpstreamHealth")
@JsonInclude(JsonInclude.Include.ALWAYS)
record UpstreamEntry(
        String id,
        String name,
        HealthStatus status,
        Depth depth,
        Optional<Instant> since,
        List<String> causedBy,
        boolean flapping,
        boolean misconfigured,
        boolean paused,
        Shares uptime,
        Optional<UUID> incidentId,
        Optional<UUID> maintenanceWindowId,
        Optional<LastResultEntry> lastResult) {

    /** The share of the known time in which it was not down, 0 to 1, rounded down so that an outage always shows; null where nothing is known. */
    @Schema(name = "Uptime")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Shares(
            @JsonProperty("24h") Optional<Double> day,
            @JsonProperty("7d") Optional<Double> week,
            @JsonProperty("30d") Optional<Double> month,
            @JsonProperty("90d") Optional<Double> quarter) {}
}
