package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What people add to an incident; it needs no {@code If-Match} and leaves the version as it is (api.md, "Incidents"). */
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
public class IncidentLogResource {
    private final IncidentLog log;
    private final Escalating escalating;

    IncidentLogResource(IncidentLog log, Escalating escalating) {
        this.log = log;
        this.escalating = escalating;
    }

    /** Say that you are on it. */
    @POST
    @Path("/acknowledge")
    @Operation(summary = "Say that you are on it")
    public RestResponse<IncidentView> acknowledge(@PathParam("id") String id, Requests.Acknowledgement request) {
        return IncidentAnswers.of(log.acknowledge(id));
    }

    /** Enter where it was reported to Platform. */
    @POST
    @Path("/report")
    @Operation(summary = "Enter where it was reported to Platform")
    public RestResponse<IncidentView> report(@PathParam("id") String id, Requests.Report request) {
        return IncidentAnswers.of(log.report(id, request));
    }

    /** Set a next step. */
    @POST
    @Path("/steps/{step}")
    @Operation(summary = "Set a next step")
    public RestResponse<IncidentView> step(
            @PathParam("id") String id, @PathParam("step") String step, Requests.StepChange request) {
        return IncidentAnswers.of(log.step(id, step, request));
    }

    /** Add a note to the timeline. */
    @POST
    @Path("/notes")
    @Operation(summary = "Add a note to the timeline")
    public RestResponse<IncidentView> note(@PathParam("id") String id, Requests.Note request) {
        return IncidentAnswers.of(log.note(id, request));
    }

    /** Escalate to a role or to the team of an upstream. */
    @POST
    @Path("/escalate")
    @Operation(summary = "Escalate to a role or to the team of an upstream")
    public RestResponse<IncidentView> escalate(@PathParam("id") String id, Requests.Escalation request) {
        return IncidentAnswers.of(escalating.escalate(id, request));
    }

    /** The words of an escalation were sent. */
    @POST
    @Path("/escalations/{number}/sent")
    @Operation(summary = "Mark the words of an escalation as sent by hand")
    public RestResponse<IncidentView> sent(
            @PathParam("id") String id, @PathParam("number") String number, Requests.Sent request) {
        return IncidentAnswers.of(escalating.sent(id, number));
    }
}
