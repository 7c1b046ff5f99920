package gov.va.mobile.watch.exercise;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A drill as the API shows it (api.md, "Machines").
 *
 * @param failFor for how long the built-in upstream fails
 * @param maintenanceWindowId the window that was proposed
 * @param times when each thing happened
 * @param took how long after the first failure each of them did
 * @param messages what was told, or kept untold and why, the oldest first
 * @param reason why it was aborted
 */
@Schema(name = "Drill")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DrillView(
        UUID id,
        DrillState state,
        String startedBy,
        Instant startedAt,
        Duration failFor,
        Optional<UUID> incidentId,
        Optional<UUID> maintenanceWindowId,
        Times times,
        Took took,
        List<Told> messages,
        Optional<String> reason) {

    /**
     * When each thing happened; what has not is absent.
     *
     * @param told when the drill channel had taken the message of the opening
     * @param confirmed when a person confirmed the window
     * @param recovered when the upstream first passed again
     */
    @Schema(name = "DrillTimes")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Times(
            Instant firstFailure,
            Optional<Instant> opened,
            Optional<Instant> told,
            Optional<Instant> proposed,
            Optional<Instant> confirmed,
            Optional<Instant> recovered,
            Optional<Instant> resolved,
            Optional<Instant> ended) {
        Took took() {
            return new Took(
                    since(opened),
                    since(told),
                    since(proposed),
                    since(confirmed),
                    since(recovered),
                    since(resolved),
                    since(ended));
        }

        private Optional<Duration> since(Optional<Instant> at) {
            return at.map(then -> Duration.between(firstFailure, then));
        }
    }

    /** How long after the first failure each thing happened. */
    @Schema(name = "DrillDurations")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Took(
            Optional<Duration> opened,
            Optional<Duration> told,
            Optional<Duration> proposed,
            Optional<Duration> confirmed,
            Optional<Duration> recovered,
            Optional<Duration> resolved,
            Optional<Duration> ended) {}

    /** One message: what became of it. */
    @Schema(name = "DrillMessage")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Told(
            String kind, String decision, Optional<String> reason, Optional<String> state, Optional<Instant> sentAt) {}
}
