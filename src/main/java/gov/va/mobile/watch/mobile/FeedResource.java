package gov.va.mobile.watch.mobile;

import gov.va.mobile.watch.platform.Digests;
import gov.va.mobile.watch.platform.Preconditions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The better feed: what is true for a user, with the server's time beside it (api.md). */
@Path("/api/v1/app/maintenance-windows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "App")
@RunOnVirtualThread
class FeedResource {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final FeedSource source;

    FeedResource(FeedSource source) {
        this.source = source;
    }

    /** All blocked features as of {@code serverTime}. */
    @Schema(name = "BlockedFeatures")
    record Feed(Instant serverTime, List<BlockedTimes.Blocked> items) {}

    @GET
    @PermitAll
    @Operation(
            summary = "When each feature is blocked, overlapping windows made one; may be kept until the next boundary")
    @APIResponse(
            responseCode = "200",
            description = "the blocked features",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Feed.class)))
    @APIResponse(responseCode = "304", description = "nothing has changed since that ETag")
    @APIResponse(responseCode = "412", description = "it is not the one that If-Match names")
    public Response windows(@Context Request request) {
        Instant now = source.now();
        var blocked = source.blocked(now);
        // weak: the server's time differs from answer to answer, what it says about features does not
        var tag = new EntityTag(Digests.sha256Hex(blocked.toString().getBytes(StandardCharsets.UTF_8)), true);
        return Preconditions.unchanged(request, tag)
                .orElseGet(() -> Response.ok(new Feed(now, blocked)))
                .tag(tag)
                .cacheControl(until(blocked, now))
                .build();
    }

    private static CacheControl until(List<BlockedTimes.Blocked> blocked, Instant now) {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setMaxAge((int) BlockedTimes.trueFor(blocked, now, LONGEST).toSeconds());
        return control;
    }
}
