package gov.va.mobile.watch.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.platform.Coded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A maintenance window as the API shows it, and as other rooms see it (api.md, "Maintenance windows").
 *
 * @param agreedWith with whom whoever confirmed it agreed on a shared window, in their words
 * @param drill it is that of a drill: nothing that Veterans or PagerDuty get to see, and in no statistics
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WindowView(
        UUID id,
        int version,
        WindowStatus status,
        Origin origin,
        String upstreamId,
        Optional<UUID> incidentId,
        Optional<UUID> planId,
        Instant start,
        Instant end,
        Optional<Scope> scope,
        Optional<String> userMessage,
        boolean autoEnd,
        boolean unstable,
        List<String> features,
        List<String> notWorking,
        List<String> stillAnswering,
        Optional<EstimateView> estimate,
        Publication publication,
        Optional<Instant> proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<ProposedChange> proposedChange,
        Optional<Recurrence> recurrence,
        Optional<Preview> preview,
        Optional<Announced> announced,
        Optional<String> agreedWith,
        boolean drill) {

    /** Where a window comes from. */
    public enum Origin implements Coded {
        PROPOSAL,
        PLANNED,
        PAGERDUTY
    }

    /** How long the outage may still last, and from what that was estimated. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record EstimateView(
            Duration remaining,
            String basis,
            int samples,
            Optional<Duration> median,
            Optional<Duration> percentile75) {}

    /**
     * What PagerDuty holds of it, and whether Veterans see it; {@code state} is none, pending, published, failed or ended.
     *
     * @param note what a person should know about it, such as that Veterans see nothing
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Publication(
            String state,
            Optional<String> pagerdutyId,
            Optional<String> lastError,
            Optional<Instant> visibleInAppAt,
            Optional<Instant> goneFromAppAt,
            Optional<String> note) {

        /** One without a note. */
        public Publication(
                String state,
                Optional<String> pagerdutyId,
                Optional<String> lastError,
                Optional<Instant> visibleInAppAt,
                Optional<Instant> goneFromAppAt) {
            this(state, pagerdutyId, lastError, visibleInAppAt, goneFromAppAt, Optional.empty());
        }
    }

    /** A change that waits for somebody to confirm it; {@code kind} is extend, endEarly or startNow. */
    public record ProposedChange(String kind, Instant end, String reason) {}

    /**
     * What the upstream announced, as it was last seen; a confirmed window keeps its own times.
     *
     * @param source a link or a few words: where it was announced
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Announced(String reference, Optional<String> source, Instant start, Instant end, boolean cancelled) {}

    /** An RFC 5545 rule and its zone; the window is one of its occurrences. */
    public record Recurrence(UUID seriesId, String rrule, String zone) {}
}
