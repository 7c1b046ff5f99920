package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Windows that recur; one is made by planning a window with a recurrence, and each occurrence is a window of its own. */
@Path("/api/v1/maintenance-series")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
class SeriesResource {
    private final SeriesDesk desk;
    private final CurrentActor actor;

    SeriesResource(SeriesDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "The windows that recur, and were not ended; newest first")
    @APIResponse(responseCode = "200", description = "a page of rules, each with what comes next")
    @APIResponse(responseCode = "400", description = "a bad limit or cursor")
    public Page<SeriesView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return desk.list(Paging.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "A window that recurs")
    @APIResponse(responseCode = "200", description = "its rule, and what comes next")
    @APIResponse(responseCode = "404", description = "there is no such series")
    public SeriesView get(@PathParam("id") String id) {
        return desk.get(id);
    }

    @POST
    @Path("/{id}/end")
    @RolesAllowed(Role.APPROVER_ROLE)
    @Operation(summary = "Let it recur no more, and cancel the occurrences that have not begun")
    @APIResponse(responseCode = "200", description = "its rule, ended")
    @APIResponse(responseCode = "400", description = "a field is wrong")
    @APIResponse(responseCode = "404", description = "there is no such series")
    @APIResponse(responseCode = "409", description = "it was ended before")
    public SeriesView end(@PathParam("id") String id, WindowRequests.Reason request) {
        return desk.end(id, request, actor.actor());
    }
}
