package gov.va.mobile.watch.notification.slack;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One-time links of messages (api.md, "Machines"): public, because the link itself says what it may; a look at it, also by what previews links, does nothing. */
@Path("/links/{token}")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Slack")
@APIResponse(
        responseCode = "404",
        description = "A page that says that this link was never good",
        content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
@APIResponse(
        responseCode = "409",
        description = "A page that says what is so now; nothing was done",
        content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
@APIResponse(
        responseCode = "410",
        description = "A page that says that the link was used or has expired",
        content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
public class LinkResource {
    private final LinkDesk desk;

    LinkResource(LinkDesk desk) {
        this.desk = desk;
    }

    /** Asks once more. */
    @GET
    @Operation(summary = "A page that asks whether to do what the link says; does nothing")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    public Response show(@PathParam("token") String token) {
        return answer(desk.show(token));
    }

    /** Acts. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Does what the link says, once")
    @APIResponse(
            responseCode = "200",
            description = "A page that says that it is done",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "The page again, with what is wrong",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(implementation = String.class)))
    public Response act(
            @PathParam("token") String token,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                            schema = @Schema(implementation = Object.class)))
                    byte[] body) {
        return answer(desk.act(token, Form.read(body)));
    }

    private static Response answer(LinkDesk.Shown shown) {
        return Response.status(shown.status())
                .type(MediaType.TEXT_HTML + ";charset=utf-8")
                .entity(shown.html())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Robots-Tag", "noindex, nofollow")
                .build();
    }
}
