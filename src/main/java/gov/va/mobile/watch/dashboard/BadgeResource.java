package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.FeedKey;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.dashboard.Badge.Show;
import gov.va.mobile.watch.platform.Digests;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Preconditions;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Badges, for pages elsewhere. */
@Path("/api/v1/upstreams")
@Produces(BadgeResource.SVG)
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class BadgeResource {
    static final String SVG = "image/svg+xml";
    private static final String CACHING = "max-age=60, private";

    private final Dashboard dashboard;

    BadgeResource(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GET
    @Path("/{id}/badge.svg")
    @Operation(summary = "A badge of an upstream: its status, or its uptime over 30 days")
    @APIResponse(
            responseCode = "200",
            description = "the badge; good for a minute",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "it is still the same")
    @APIResponse(responseCode = "404", description = "the map has no such upstream")
    @APIResponse(responseCode = "412", description = "it is not the one that If-Match names")
    public Response badge(
            @PathParam("id") String id,
            @Parameter(description = "status (default) or uptime") @QueryParam("show") @Nullable String show,
            @Parameter(description = "the feed key, in place of a token") @QueryParam(FeedKey.PARAMETER) @Nullable
                    String key,
            @Context Request request) {
        var input = new Input();
        Show wanted = input.coded("show", Show.class, show).orElse(Show.STATUS);
        input.check();
        String svg = Optional.ofNullable(dashboard.snapshot().upstreams().get(id))
                .map(upstream -> Badge.of(upstream, wanted).svg())
                .orElseThrow(() -> ProblemException.notFound("upstream", id));
        var tag = new EntityTag(Digests.sha256Hex(svg.getBytes(StandardCharsets.UTF_8)));
        return Preconditions.unchanged(request, tag)
                .orElseGet(() -> Response.ok(svg, SVG + ";charset=UTF-8"))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }
}
