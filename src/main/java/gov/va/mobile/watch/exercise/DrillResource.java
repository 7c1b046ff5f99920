package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Idempotent;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Drills: a whole outage of a built-in upstream, through all that a real one goes through, but before nobody but the drill channel (api.md, "Machines"). */
@Path(DrillResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Drills")
public class DrillResource {
    static final String PATH = "/api/v1/drills";

    private final DrillDesk desk;
    private final CurrentActor actor;

    DrillResource(DrillDesk desk, CurrentActor actor) {
        this.desk = desk;
        this.actor = actor;
    }

    /** Begins a drill. */
    @POST
    @Idempotent
    @RolesAllowed(Role.ADMIN_ROLE)
    @Operation(summary = "Begin a drill: a whole outage of a built-in upstream, told in the drill channel only")
    @APIResponse(
            responseCode = "201",
            description = "The drill, which runs",
            headers = @Header(name = "Location", description = "Where it is followed"),
            content = @Content(schema = @Schema(implementation = DrillView.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong")
    @APIResponse(responseCode = "409", description = "A drill runs already")
    public RestResponse<DrillView> start(@Nullable DrillRequest request) {
        DrillView made = desk.start(request == null ? new DrillRequest(null) : request, actor.actor());
        return ResponseBuilder.<DrillView>created(URI.create(PATH + "/" + made.id()))
                .entity(made)
                .build();
    }

    /** All drills, newest first. */
    @GET
    @RolesAllowed(Role.ADMIN_ROLE)
    @Operation(summary = "The drills, newest first")
    public Page<DrillView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return desk.list(Paging.of(limit, cursor));
    }

    /** One drill. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.ADMIN_ROLE)
    @Operation(summary = "A drill, with the times it took")
    @APIResponse(
            responseCode = "200",
            description = "How far it is, and when each thing happened",
            content = @Content(schema = @Schema(implementation = DrillView.class)))
    @APIResponse(responseCode = "404", description = "There is no such drill")
    public DrillView get(@PathParam("id") String id) {
        return desk.get(id);
    }
}
