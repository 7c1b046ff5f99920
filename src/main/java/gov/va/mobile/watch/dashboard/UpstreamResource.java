package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.MappedPaging;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Upstreams as the map has them, with their health and their checks. */
@Path("/api/v1/upstreams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class UpstreamResource {
    private final Dashboard dashboard;

    UpstreamResource(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GET
    @Operation(summary = "All upstreams, in the map's order")
    @APIResponse(responseCode = "200", description = "a page of them")
    public Page<UpstreamDetail> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return MappedPaging.of(limit, cursor)
                .page(List.copyOf(dashboard.snapshot().upstreams().values()), UpstreamDetail::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One upstream")
    @APIResponse(
            responseCode = "200",
            description = "the upstream",
            content = @Content(schema = @Schema(implementation = UpstreamDetail.class)))
    @APIResponse(responseCode = "404", description = "the map has no such upstream")
    public UpstreamDetail get(@PathParam("id") String id) {
        return Optional.ofNullable(dashboard.snapshot().upstreams().get(id))
                .orElseThrow(() -> ProblemException.notFound("upstream", id));
    }
}
