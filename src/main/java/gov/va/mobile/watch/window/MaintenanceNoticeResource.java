package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Maintenance that an upstream announced, pasted by a person. */
@Path("/api/v1/maintenance-notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
class MaintenanceNoticeResource {
    private final MaintenanceNoticeDesk desk;
    private final CurrentActor actor;

    MaintenanceNoticeResource(MaintenanceNoticeDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(
            summary = "Propose windows for what an upstream announced",
            description =
                    "Either start and end, with a reference by which a later paste finds it again, or the text of an iCalendar."
                            + " Each becomes a proposal that an approver confirms; nothing reaches Veterans before.")
    @APIResponse(responseCode = "200", description = "the windows, and what was ignored")
    @APIResponse(responseCode = "400", description = "a field is wrong")
    public MaintenanceNoticeAnswer announce(WindowRequests.Announce request) {
        return desk.take(request, actor.actor());
    }
}
