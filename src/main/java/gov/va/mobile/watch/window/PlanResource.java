package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The windows of one plan together (api.md). */
@Path("/api/v1/maintenance-plans/{planId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
@APIResponse(responseCode = "404", description = "there is no such plan")
class PlanResource {
    private final WindowPlanMoves plans;
    private final CurrentActor actor;

    PlanResource(WindowPlanMoves plans, CurrentActor actor) {
        this.plans = plans;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "The windows of a plan")
    @APIResponse(
            responseCode = "200",
            description = "the plan, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response get(@PathParam("planId") String planId) {
        return answer(plans.get(planId));
    }

    @PATCH
    @RolesAllowed(Role.APPROVER_ROLE)
    @Operation(summary = "Move a plan: all of its windows that are not over, or none")
    @APIResponse(
            responseCode = "200",
            description = "the plan, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PlanView.class)))
    @APIResponse(responseCode = "400", description = "a field is wrong")
    @APIResponse(responseCode = "409", description = "it would overlap another window, or all of its windows are over")
    @APIResponse(responseCode = "412", description = "it was changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response edit(
            @PathParam("planId") String planId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Edit request) {
        return answer(plans.edit(planId, ifMatch, request, actor.actor()));
    }

    private static Response answer(PlanView plan) {
        return Response.ok(plan)
                .header(HttpHeaders.ETAG, Versions.etag(plan.version()))
                .build();
    }
}
