package gov.va.mobile.watch.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What planning would do.
 *
 * @param windows those that it would make first, one for each upstream
 * @param occurrences when it begins, the first times; one where it does not recur
 */
@Schema(name = "PlanPreview")
record PlanPreview(List<Wanted> windows, List<Instant> occurrences) {
    /**
     * A window that planning would make.
     *
     * @param features those that the app would block
     * @param userMessage the words to users
     * @param conflict the window in the way, so that planning is refused
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "PlannedWindowPreview")
    record Wanted(
            String upstreamId,
            Instant start,
            Instant end,
            List<String> features,
            String userMessage,
            Optional<Preview> preview,
            Optional<Conflict> conflict) {}

    /** A window that holds the same PagerDuty service at that time. */
    @Schema(name = "PlanConflict")
    record Conflict(UUID id, String upstreamId, Instant start, Instant end) {}
}
