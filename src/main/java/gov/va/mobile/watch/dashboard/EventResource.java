package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The event stream. */
@Path("/api/v1/events")
@RunOnVirtualThread
@Tag(name = "Reading")
class EventResource {
    private static final String EXAMPLE = """
            event: incident
            id: 48213.1
            data: {"id":"0b0a8f5e-6a0c-4f5e-9d1a-2f7f1c1d7a11","version":3}

            """;

    private final EventStream stream;

    EventResource(EventStream stream) {
        this.stream = stream;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "What changes, as it changes: server-sent events",
            description =
                    "Events `health` (id of an upstream), `incident`, `maintenance-window` and `notification`, each with data `{id, version}`: what changed, and a version that never"
                            + " falls; several changes of one thing within a second are told as one. Read then what you show of it; what you may not see answers 404. `reset`: too much was missed,"
                            + " or what Last-Event-ID names is older than 24 hours or unknown, so read everything anew. Every replica goes on from any other's Last-Event-ID. The stream ends after at"
                            + " most 15 minutes: come again.")
    @APIResponse(
            responseCode = "200",
            description = "the stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "incident", value = EXAMPLE)))
    public Response events(
            @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description =
                                    "the id of the last event that was received; without one the stream begins now")
                    @Nullable
                    String last) {
        Listener listener = stream.listen(Optional.ofNullable(last));
        return Response.ok((StreamingOutput) listener::writeTo)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no") // nginx would else hold events back
                .build();
    }
}
