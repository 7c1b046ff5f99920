package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Idempotent;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Silences: no messages about an upstream or an incident for a while (api.md, "Incidents"). */
@Path(SilenceResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Silences")
public class SilenceResource {
    static final String PATH = "/api/v1/silences";

    private final Silencing silencing;

    SilenceResource(Silencing silencing) {
        this.silencing = silencing;
    }

    /** Those that last, newest first. */
    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "The silences that last, newest first")
    public Page<SilenceView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return silencing.list(Paging.of(limit, cursor));
    }

    /** One that lasts. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "One of the silences that last")
    @APIResponse(
            responseCode = "200",
            description = "The silence",
            content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(responseCode = "404", description = "There is none, or it is over")
    public SilenceView one(@PathParam("id") String id) {
        return silencing.one(id);
    }

    /** Sends no messages about an upstream or an incident for at most 24 hours. */
    @POST
    @Idempotent
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "Send no messages about an upstream or an incident, for at most 24 hours")
    @APIResponse(
            responseCode = "201",
            description = "The silence",
            headers = @Header(name = "Location", description = "Where it is read and ended"),
            content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @APIResponse(responseCode = "404", description = "There is no such incident, or none for this caller")
    public RestResponse<SilenceView> silence(Requests.Silencing request) {
        SilenceView made = silencing.silence(request);
        return ResponseBuilder.<SilenceView>created(URI.create(PATH + "/" + made.id()))
                .entity(made)
                .build();
    }

    /** Ends one before its time. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "End a silence before its time")
    @APIResponse(responseCode = "204", description = "It is over")
    @APIResponse(responseCode = "404", description = "There is none, or it is over")
    public void end(@PathParam("id") String id) {
        silencing.end(id);
    }
}
