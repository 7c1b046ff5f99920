package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.window.WindowDecisions.Call;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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

/** Deciding about a maintenance window by REST (api.md). */
@Path("/api/v1/maintenance-windows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.APPROVER_ROLE)
@Tag(name = "Maintenance windows")
@APIResponse(responseCode = "400", description = "a field is wrong")
@APIResponse(responseCode = "404", description = "there is no such window")
@APIResponse(
        responseCode = "409",
        description = "its status does not allow it: legal; or another window is in the way: conflictsWith")
@APIResponse(responseCode = "412", description = "it was changed meanwhile")
@APIResponse(responseCode = "428", description = "If-Match is missing")
class WindowDecisionResource {
    private final WindowDecisions decisions;
    private final CurrentActor actor;

    WindowDecisionResource(WindowDecisions decisions, CurrentActor actor) {
        this.decisions = decisions;
        this.actor = actor;
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change times or words")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response edit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Edit request) {
        return WindowResource.answer(decisions.edit(call(id, ifMatch), request));
    }

    @POST
    @Path("/{id}/confirm")
    @Operation(
            summary = "Confirm a proposal",
            description =
                    "Scope mobile blocks the app's features alone; shared takes VA.gov's features down too and mutes"
                            + " PagerDuty's paging on the External service, so tell #oncall first. The app shows it within about 6 minutes.")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response confirm(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Confirm request) {
        return WindowResource.answer(decisions.confirm(call(id, ifMatch), request));
    }

    @POST
    @Path("/{id}/reject")
    @Operation(summary = "Reject a proposal")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response reject(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Reason request) {
        return WindowResource.answer(decisions.reject(call(id, ifMatch), request));
    }

    @POST
    @Path("/{id}/extend")
    @Operation(summary = "Put the end off, by at most 24 hours at a time")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response extend(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Extend request) {
        return WindowResource.answer(decisions.extend(call(id, ifMatch), request));
    }

    @POST
    @Path("/{id}/end")
    @Operation(summary = "End an active window now")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response end(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Reason request) {
        return WindowResource.answer(decisions.end(call(id, ifMatch), request));
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Call a confirmed window off before it begins")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    public Response cancel(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            WindowRequests.Reason request) {
        return WindowResource.answer(decisions.cancel(call(id, ifMatch), request));
    }

    private Call call(String id, @Nullable String ifMatch) {
        return new Call(id, ifMatch, actor.actor());
    }
}
