package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dashboard query. */
@Path("/api/v1/health")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class HealthResource {
    private static final String CACHING = "no-cache, private";

    private final Dashboard dashboard;

    HealthResource(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "Everything at a glance: upstreams, groups, features, open incidents and live windows")
    @APIResponse(
            responseCode = "200",
            description = "the state, hardly more than a second old; restricted incidents are left out",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = HealthAnswer.class)))
    @APIResponse(responseCode = "304", description = "nothing but the time has changed since If-None-Match")
    public Response health(
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @DefaultValue("") String codings) {
        Snapshot snapshot = dashboard.snapshot();
        Response.ResponseBuilder answer = known != null && names(known, snapshot.etag())
                ? Response.notModified()
                : body(snapshot, Packed.taken(codings));
        return answer.header(HttpHeaders.ETAG, snapshot.etag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, CACHING)
                .build();
    }

    private static Response.ResponseBuilder body(Snapshot snapshot, boolean packed) {
        return packed
                ? Response.ok(snapshot.packed(), MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CONTENT_ENCODING, Packed.CODING)
                : Response.ok(snapshot.body(), MediaType.APPLICATION_JSON_TYPE);
    }

    /** By weak comparison, as If-None-Match asks for (RFC 9110 §13.1.2). */
    private static boolean names(String known, String etag) {
        return known.strip().equals("*")
                || Arrays.stream(known.split(","))
                        .map(tag -> opaque(tag.strip()))
                        .anyMatch(opaque(etag)::equals);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
