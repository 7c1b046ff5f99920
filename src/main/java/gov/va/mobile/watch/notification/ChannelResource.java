package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.MappedPaging;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The channels that messages go to (api.md, "Machines"). */
@Path("/api/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public class ChannelResource {
    private final ChannelBoard board;
    private final ChannelTrial trial;
    private final CurrentActor actor;

    ChannelResource(ChannelBoard board, ChannelTrial trial, CurrentActor actor) {
        this.board = board;
        this.trial = trial;
        this.actor = actor;
    }

    /** All of them, also those that are not set up. */
    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Transactional
    @Operation(summary = "The channels that messages go to, and how each does")
    @APIResponse(responseCode = "200", description = "a page of them")
    public Page<ChannelView> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return MappedPaging.of(limit, cursor).page(board.all(), ChannelView::name);
    }

    /** Sends a test message now. */
    @POST
    @Path("/{name}/test")
    @RolesAllowed(Role.ADMIN_ROLE)
    @Operation(summary = "Sends a test message to a channel now, and answers what it said")
    @APIResponse(
            responseCode = "200",
            description = "what the channel said, delivered or not",
            content = @Content(schema = @Schema(implementation = ChannelTrial.Outcome.class)))
    @APIResponse(responseCode = "404", description = "no such channel")
    public ChannelTrial.Outcome test(@PathParam("name") String name) {
        Destination destination =
                Coded.find(Destination.class, name).orElseThrow(() -> ProblemException.notFound("channel", name));
        return trial.run(destination, actor.actor());
    }
}
