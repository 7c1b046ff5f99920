package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The postmortem of an incident, in Markdown (api.md, "Incidents"). */
@Path(IncidentAnswers.PATH + "/{id}/postmortem")
@RunOnVirtualThread
@Tag(name = "Incidents")
@APIResponse(responseCode = "404", description = "There is none, or none for this caller")
public class PostmortemResource {
    private static final String MARKDOWN = "text/markdown";

    private final Postmortems postmortems;

    PostmortemResource(Postmortems postmortems) {
        this.postmortems = postmortems;
    }

    /** The last version that was saved, or the one asked for; a draft from the record while there is none. */
    @GET
    @Produces(MARKDOWN + ";charset=UTF-8")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "The postmortem: the last version, or a draft from the record")
    @APIResponse(
            responseCode = "200",
            description = "The postmortem",
            headers = @Header(name = "ETag", description = "The incident's version, for If-Match"),
            content = @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class)))
    public RestResponse<String> read(@PathParam("id") String id, @QueryParam("version") @Nullable String version) {
        Postmortems.Read read = postmortems.read(id, version);
        return ResponseBuilder.ok(read.text())
                .header(HttpHeaders.ETAG, Versions.etag(read.incidentVersion()))
                .build();
    }

    /** Saves the next version; answers the incident. */
    @PUT
    @Consumes(MARKDOWN)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "Save the next version of the postmortem")
    @APIResponse(
            responseCode = "200",
            description = "The incident as it is now",
            headers = @Header(name = "ETag", description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "412", description = "Somebody changed it meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<IncidentView> save(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, String markdown) {
        return IncidentAnswers.of(postmortems.save(id, ifMatch, markdown));
    }
}
