package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Idempotent;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Plays: what to do when something comes again (api.md, "Incidents"). */
@Path(PlayResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Plays")
public class PlayResource {
    static final String PATH = "/api/v1/plays";

    private final PlayDesk desk;

    PlayResource(PlayDesk desk) {
        this.desk = desk;
    }

    /** Plays, newest first; {@code q} is found anywhere in their words, whatever the case. */
    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "Plays, newest first; q is looked for in their words")
    public Page<PlayView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("upstream") @Nullable String upstream,
            @QueryParam("failureKind") @Nullable String failureKind,
            @QueryParam("q") @Nullable String words,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var input = new Input();
        var filter = new PlayRepository.Filter(
                input.coded("state", PlayState.class, state),
                Optional.ofNullable(upstream).filter(id -> !id.isEmpty()),
                input.coded("failureKind", FailureKind.class, failureKind).map(Coded::code),
                input.optionalLine("q", words, 200));
        input.check();
        return desk.list(filter, Paging.of(limit, cursor));
    }

    /** One play. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "One play")
    @APIResponse(
            responseCode = "200",
            description = "The play",
            headers = @Header(name = "ETag", description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = PlayView.class)))
    @APIResponse(responseCode = "404", description = "There is none")
    public RestResponse<PlayView> one(@PathParam("id") String id) {
        return answer(ResponseBuilder.<PlayView>ok(), desk.one(id));
    }

    /** Writes a play. */
    @POST
    @Idempotent
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "Write a play")
    @APIResponse(
            responseCode = "201",
            description = "The play",
            headers = {
                @Header(name = "Location", description = "Where it is"),
                @Header(name = "ETag", description = "Its version, for If-Match")
            },
            content = @Content(schema = @Schema(implementation = PlayView.class)))
    public RestResponse<PlayView> write(PlayDesk.PlayWords request) {
        PlayView made = desk.write(request);
        return answer(ResponseBuilder.<PlayView>created(URI.create(PATH + "/" + made.id())), made);
    }

    /** Edits a play, or accepts a proposed one. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "Edit a play, or accept a proposed one")
    @APIResponse(
            responseCode = "200",
            description = "The play as it is now",
            headers = @Header(name = "ETag", description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = PlayView.class)))
    @APIResponse(responseCode = "404", description = "There is none")
    @APIResponse(responseCode = "412", description = "Somebody changed it meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<PlayView> edit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PlayDesk.PlayWords request) {
        return answer(ResponseBuilder.<PlayView>ok(), desk.edit(id, ifMatch, request));
    }

    private static RestResponse<PlayView> answer(ResponseBuilder<PlayView> builder, PlayView play) {
        return builder.entity(play)
                .header(HttpHeaders.ETAG, Versions.etag(play.version()))
                .build();
    }
}
