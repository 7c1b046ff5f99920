package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.FreeText;
import gov.va.mobile.watch.platform.OptionalBody;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests that make, change or decide windows (api.md, "Maintenance windows"). */
final class WindowRequests {
    private WindowRequests() {}

    /** A planned window, on one upstream or on several. */
    @Schema(name = "PlanWindow")
    record Plan(
            @Nullable String upstreamId,
            @Nullable List<@Nullable String> upstreamIds,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String scope,
            @Nullable @FreeText String userMessage,
            @Nullable String incidentId,
            @Nullable Repeat recurrence) {}

    /** An RFC 5545 rule and its zone. */
    @Schema(name = "WindowRecurrence")
    record Repeat(@Nullable String rrule, @Nullable String zone) {}

    /** What an upstream announced: times, or a calendar. */
    @Schema(name = "AnnounceMaintenance")
    record Announce(
            @Nullable String upstreamId,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String reference,
            @Nullable @FreeText String source,
            @Nullable String calendar) {}

    @Schema(name = "EditWindow")
    record Edit(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable @FreeText String userMessage,
            @Nullable @FreeText String reason) {}

    @Schema(name = "ConfirmWindow")
    record Confirm(
            @Nullable String scope,
            @Nullable Instant end,
            @Nullable @FreeText String userMessage,
            @Nullable Boolean autoEnd,
            @Nullable @FreeText String agreedWith) {}

    @Schema(name = "WindowReason")
    record Reason(@Nullable @FreeText String reason) implements OptionalBody {}

    @Schema(name = "ExtendWindow")
    record Extend(@Nullable Instant end) {}
}
