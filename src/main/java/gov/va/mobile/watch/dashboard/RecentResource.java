package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.poll.RecentResults;
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

/** What an upstream answered lately, and where the time went. */
@Path("/api/v1/upstreams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class RecentResource {
    private static final String FEW = "20";

    private final PastReader past;
    private final RecentResults results;

    RecentResource(PastReader past, RecentResults results) {
        this.past = past;
        this.results = results;
    }

    @GET
    @Path("/{id}/results")
    @Operation(
            summary = "The newest results of an upstream's checks, with the time of each phase",
            description =
                    "Looks back as far as so many runs of its slowest check take, at most an hour; what is older is in its history.")
    @APIResponse(
            responseCode = "200",
            description = "newest first",
            content = @Content(schema = @Schema(implementation = RecentAnswer.class)))
    @APIResponse(responseCode = "404", description = "the map has no such upstream")
    public RecentAnswer recent(
            @PathParam("id") String id,
            @Parameter(description = "how many of each check, at most; default 20") @QueryParam("limit") @Nullable
                    String limit) {
        int most = Paging.of(limit == null ? FEW : limit, null).limit();
        Upstream upstream = past.map().upstream(id).orElseThrow(() -> ProblemException.notFound("upstream", id));
        Instant from = RecentAnswer.from(upstream, most, past.now());
        return RecentAnswer.of(from, results.of(id, from, most));
    }
}
