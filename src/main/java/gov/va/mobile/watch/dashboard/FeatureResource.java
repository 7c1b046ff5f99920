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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What Veterans see. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class FeatureResource {
    private final Dashboard dashboard;

    FeatureResource(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GET
    @Operation(
            summary = "All features, in the map's order",
            description =
                    "With watch.access.public-dashboard=true it answers without a token too, then as GET /api/v1/public/features does.")
    @APIResponse(responseCode = "200", description = "a page of them")
    public Page<FeatureEntry> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return MappedPaging.of(limit, cursor).page(dashboard.snapshot().answer().features(), FeatureEntry::id);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One feature")
    @APIResponse(
            responseCode = "200",
            description = "the feature",
            content = @Content(schema = @Schema(implementation = FeatureEntry.class)))
    @APIResponse(responseCode = "404", description = "the map has no such feature")
    public FeatureEntry get(@PathParam("id") String id) {
        return dashboard.snapshot().answer().features().stream()
                .filter(feature -> feature.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("feature", id));
    }
}
