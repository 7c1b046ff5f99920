package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.poll.History;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an upstream was. */
@Path("/api/v1/upstreams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class HistoryResource {
    private final PastReader past;
    private final History history;

    HistoryResource(PastReader past, History history) {
        this.past = past;
        this.history = history;
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            summary = "Results, latencies, uptime and outages of an upstream",
            description =
                    "From roll-ups, so the last few minutes are missing in the counts. Steps below an hour go back 90 days, the"
                            + " others 13 months. An upstream that left the map keeps its history.")
    @APIResponse(
            responseCode = "200",
            description = "one point for each step; gaps are null",
            content = @Content(schema = @Schema(implementation = HistoryAnswer.class)))
    @APIResponse(responseCode = "404", description = "there is and was no such upstream")
    public HistoryAnswer history(
            @PathParam("id") String id,
            @Parameter(description = "default: 24 hours before to; moved back to the start of a step")
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(description = "default: now") @QueryParam("to") @Nullable String to,
            @Parameter(
                            description =
                                    "PT5M, PT15M, PT1H, PT6H or P1D; default: the shortest that makes at most 750 points."
                                            + " At most 3000 points are told.")
                    @QueryParam("step")
                    @Nullable
                    String step) {
        Instant now = past.now();
        var query = HistoryQuery.of(from, to, step, now, history.fiveMinutesKept());
        if (past.map().upstream(id).isEmpty() && !history.knows(id)) {
            throw ProblemException.notFound("upstream", id);
        }
        WindowTimes windows = past.windows(query.from(), query.to());
        return HistoryAnswer.of(
                query,
                history.rollups(id, query.from(), query.to(), query.step()),
                past.of(id, query.from(), now),
                windows.of(id),
                windows.planned(id));
    }
}
