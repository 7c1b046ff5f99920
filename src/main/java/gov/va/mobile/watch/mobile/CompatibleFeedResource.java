package gov.va.mobile.watch.mobile;

import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.window.AppFeed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the app reads, exactly as vets-api answers it (domain.md §3). */
@Path("/mobile/v0/maintenance_windows")
@Tag(name = "App")
@RunOnVirtualThread
class CompatibleFeedResource {
    private final FeedSource source;

    CompatibleFeedResource(FeedSource source) {
        this.source = source;
    }

    /** JSON:API. */
    @Schema(name = "AppMaintenanceWindows")
    record Document(List<Resource> data) {}

    /** One feature. */
    @Schema(name = "AppMaintenanceWindow")
    record Resource(
            UUID id,
            String type,
            @Schema(oneOf = {Camel.class, Snake.class}) Attributes attributes) {}

    sealed interface Attributes {}

    /** As the app asks for it. */
    @Schema(name = "AppMaintenanceWindowCamel")
    record Camel(String service, String startTime, String endTime) implements Attributes {}

    /** As everybody else gets it. */
    @Schema(name = "AppMaintenanceWindowSnake")
    record Snake(
            String service,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime) implements Attributes {}

    @GET
    @PermitAll
    @Produces(VetsApi.JSON)
    @Operation(summary = "The features that the app blocks, and when; keys in camelCase with X-Key-Inflection: camel")
    @APIResponse(
            responseCode = "200",
            description = "as vets-api answers",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Document.class)))
    public Response windows(@HeaderParam(VetsApi.INFLECTION) @Nullable String inflection) {
        boolean camel = VetsApi.camel(inflection);
        var data = source.entries(source.now()).stream()
                .map(entry -> new Resource(entry.id(), "maintenance_window", attributes(entry, camel)))
                .toList();
        return Response.ok(new Document(data), VetsApi.JSON)
                .header(HttpHeaders.VARY, VetsApi.INFLECTION)
                .build();
    }

    private static Attributes attributes(AppFeed.Entry entry, boolean camel) {
        String start = VetsApi.time(entry.start());
        String end = VetsApi.time(entry.end());
        return camel ? new Camel(entry.service(), start, end) : new Snake(entry.service(), start, end);
    }
}
