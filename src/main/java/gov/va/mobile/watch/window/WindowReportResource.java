package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Waste and overrun of maintenance windows, and how good the estimates were. */
@Path("/api/v1/reports/maintenance-windows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
class WindowReportResource {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Effects effects;
    private final Clock clock;

    WindowReportResource(Effects effects, Clock clock) {
        this.effects = effects;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(
            summary =
                    "For each window and upstream: how long the app was blocked, how long of that the upstream answered, how long the outage outlasted it")
    @APIResponse(
            responseCode = "200",
            description = "the windows that were on from then to then; without times: the last 30 days")
    @APIResponse(responseCode = "400", description = "a parameter is wrong")
    public WindowReport report(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Instant now = clock.instant();
        var input = new Input();
        Instant end = input.instant("to", to).orElse(now);
        Instant start = input.instant("from", from).orElse(end.minus(USUAL));
        input.check();
        if (!start.isBefore(end) || start.isBefore(end.minus(LONGEST))) {
            throw ProblemException.badField(
                    "from",
                    "found " + start + ", expected a time before " + end + " and at most " + LONGEST.toDays()
                            + " days before");
        }
        return effects.report(new Span(start, end), now);
    }
}
