package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The past of all upstreams in one call, so that a page of a thousand asks once. */
@Path("/api/v1/bars")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class BarsResource {
    private final PastReader past;
    private final OnceASecond<BarsAnswer> bars;

    BarsResource(PastReader past, Clock clock) {
        this.past = past;
        this.bars = new OnceASecond<>(this::compose, clock, Thread::startVirtualThread);
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(
            summary = "The past of all upstreams at a glance",
            description =
                    "Bars of uptime for 24 hours (by the hour), 7 days (by 6 hours) and 90 days (by the day, UTC), and the median latency of each of the last 24 hours, from roll-ups.")
    @APIResponse(
            responseCode = "200",
            description = "one item for each upstream, in the map's order",
            content = @Content(schema = @Schema(implementation = BarsAnswer.class)))
    public BarsAnswer bars() {
        return bars.get();
    }

    private BarsAnswer compose() {
        Instant now = past.now();
        Map<String, Instant> knownUntil = past.knownUntil(now);
        return BarsAnswer.of(
                now,
                knownUntil,
                past.shares(),
                past.medians(knownUntil.keySet(), BarsAnswer.Period.DAY.from(now), now));
    }
}
