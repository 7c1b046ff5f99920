package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What changes an incident or decides about it; it needs the version that was read (api.md, "Incidents"). */
@Path(IncidentAnswers.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.RESPONDER_ROLE)
@Tag(name = "Incidents")
@APIResponse(
        responseCode = "200",
        description = "The incident as it is now",
        headers = @Header(name = "ETag", description = "Its version, for If-Match"),
        content = @Content(schema = @Schema(implementation = IncidentView.class)))
@APIResponse(responseCode = "400", description = "A field or parameter is wrong")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The role does not suffice")
@APIResponse(responseCode = "404", description = "There is none, or none for this caller")
@APIResponse(responseCode = "409", description = "Not in this state; says which moves are legal")
@APIResponse(responseCode = "412", description = "Somebody changed it meanwhile")
@APIResponse(responseCode = "428", description = "If-Match is missing")
public class IncidentEditResource {
    private final IncidentDesk desk;
    private final IncidentEdits edits;

    IncidentEditResource(IncidentDesk desk, IncidentEdits edits) {
        this.desk = desk;
        this.edits = edits;
    }

    /** Change title, priority, kind or conditions. */
    @PATCH
    @Operation(summary = "Change title, priority, kind or conditions")
    public RestResponse<IncidentView> patch(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.IncidentPatch request) {
        return IncidentAnswers.of(edits.patch(id, ifMatch, request));
    }

    /** Name the commander of a control incident. */
    @PUT
    @Path("/commander")
    @Operation(summary = "Name the commander of a control incident")
    public RestResponse<IncidentView> commander(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.CommanderName request) {
        return IncidentAnswers.of(edits.commander(id, ifMatch, request));
    }

    /** Add or correct facts of the assessment. */
    @PATCH
    @Path("/assessment")
    @Operation(summary = "Add or correct facts of the assessment")
    public RestResponse<IncidentView> assess(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.AssessmentPatch request) {
        return IncidentAnswers.of(edits.assess(id, ifMatch, request));
    }

    /** Enter what leadership recommends. */
    @PUT
    @Path("/recommendation")
    @Operation(summary = "Enter what leadership recommends")
    public RestResponse<IncidentView> recommend(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.Recommendation request) {
        return IncidentAnswers.of(edits.recommend(id, ifMatch, request));
    }

    /** Enter what the product owner decided. */
    @PUT
    @Path("/decision")
    @Operation(summary = "Enter what the product owner decided")
    public RestResponse<IncidentView> decide(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.DecisionTaken request) {
        return IncidentAnswers.of(edits.decide(id, ifMatch, request));
    }

    /** Resolve it. */
    @POST
    @Path("/resolve")
    @Operation(summary = "Resolve it")
    public RestResponse<IncidentView> resolve(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.Resolving request) {
        return IncidentAnswers.of(desk.resolve(id, ifMatch, request));
    }

    /** Close it. */
    @POST
    @Path("/close")
    @Operation(summary = "Close it")
    public RestResponse<IncidentView> close(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.Closing request) {
        return IncidentAnswers.of(desk.close(id, ifMatch, request));
    }

    /** Take it up again. */
    @POST
    @Path("/reopen")
    @Operation(summary = "Take it up again")
    public RestResponse<IncidentView> reopen(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Requests.Reopening request) {
        return IncidentAnswers.of(desk.reopen(id, ifMatch, request));
    }
}
