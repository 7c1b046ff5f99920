package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.FeedKey;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.WindowCalendar.Event;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The calendar of maintenance windows that Outlook and Google subscribe to, by the feed key (api.md). */
@Path("/api/v1/maintenance-windows.ics")
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
class CalendarResource {
    private static final String CALENDAR = "text/calendar";
    private static final Duration PAST = Duration.ofDays(90);

    private final Windows windows;
    private final CurrentMap map;
    private final Clock clock;

    CalendarResource(Windows windows, CurrentMap map, Clock clock) {
        this.windows = windows;
        this.map = map;
        this.clock = clock;
    }

    @GET
    @Produces(CALENDAR + ";charset=UTF-8")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(
            summary = "The windows of the last 90 days and of all days to come as an iCalendar; cancelled ones say so",
            description = "For calendars that subscribe, which can send no header: ?key= with the feed key.")
    @APIResponse(
            responseCode = "200",
            description = "the calendar",
            content = @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)))
    public String calendar(@QueryParam(FeedKey.PARAMETER) @Nullable String key) {
        return WindowCalendar.of(windows.decidedSince(clock.instant().minus(PAST)).stream()
                .map(this::event)
                .toList());
    }

    private Event event(WindowView window) {
        boolean cancelled = window.status() == WindowStatus.CANCELLED || window.status() == WindowStatus.EXPIRED;
        String name =
                map.get().upstream(window.upstreamId()).map(Upstream::name).orElse(window.upstreamId());
        String reach = window.scope().map(CalendarResource::reach).orElse("");
        return new Event(
                window.id(),
                window.version(),
                cancelled,
                window.start(),
                window.end(),
                window.decidedAt().orElse(window.start()),
                (cancelled ? "Cancelled: " : "") + "Maintenance of " + name + reach,
                Stream.of(
                                Optional.of("Features: " + names(window.features())),
                                window.userMessage(),
                                window.decidedBy().map(by -> "Decided by " + by))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\n")));
    }

    private static String reach(Scope scope) {
        return switch (scope) {
            case MOBILE -> " (the app only)";
            case SHARED -> " (the app and VA.gov)";
        };
    }

    private String names(List<String> features) {
        return features.isEmpty()
                ? "none"
                : features.stream()
                        .map(id -> map.get().feature(id).map(Feature::name).orElse(id))
                        .collect(Collectors.joining(", "));
    }
}
