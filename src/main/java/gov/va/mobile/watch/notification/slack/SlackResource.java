package gov.va.mobile.watch.notification.slack;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where Slack brings what people do there (api.md, "Machines"); open to all, because a signature says that it is Slack (docs/slack.md). */
@Path("/slack")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slack")
@APIResponse(
        responseCode = "401",
        description = "The signature or its timestamp is not good, or no signing secret is set")
public class SlackResource {
    private final SlackDoor door;
    private final InteractionDesk interactions;
    private final CommandDesk commands;

    SlackResource(SlackDoor door, InteractionDesk interactions, CommandDesk commands) {
        this.door = door;
        this.interactions = interactions;
        this.commands = commands;
    }

    /** Buttons and dialogs. */
    @POST
    @Path("/interactions")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Somebody pressed a button or sent a dialog off in Slack; the form field payload says what")
    @APIResponse(
            responseCode = "200",
            description = "Done, being done, or a private answer; strangers get one, too",
            content = @Content(schema = @Schema(implementation = Object.class)))
    public Map<String, Object> interactions(
            @Context HttpHeaders headers,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                            schema = @Schema(implementation = Object.class)))
                    byte[] body) {
        return door.open(headers, body)
                .map(form -> interactions.answer(Interaction.json(form.get("payload"))))
                .orElse(Answers.nothing());
    }

    /** The command {@code /upstream}. */
    @POST
    @Path("/commands")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Somebody typed the command /upstream in Slack")
    @APIResponse(
            responseCode = "200",
            description = "What the person gets to read, and nobody else",
            content = @Content(schema = @Schema(implementation = Object.class)))
    public Map<String, Object> commands(
            @Context HttpHeaders headers,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                            schema = @Schema(implementation = Object.class)))
                    byte[] body) {
        return door.open(headers, body).map(commands::answer).orElse(Answers.nothing());
    }
}
