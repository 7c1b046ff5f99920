package gov.va.mobile.watch.mobile;

import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What VA.gov's own pages read from vets-api (domain.md §5); there only with {@code watch.compat.vagov=true}. */
@Path("/v0")
@Produces(VetsApi.JSON)
@Tag(name = "VA.gov")
@RunOnVirtualThread
@APIResponse(responseCode = "404", description = "watch.compat.vagov is not true")
class VaGovResource {
    private static final String WINDOWS = "maintenance_windows";

    private final VaGovSource source;
    private final boolean on;

    VaGovResource(VaGovSource source, @ConfigProperty(name = "watch.compat.vagov", defaultValue = "false") boolean on) {
        this.source = source;
        this.on = on;
    }

    /** JSON:API. */
    @Schema(name = "VaGovMaintenanceWindows")
    record Windows(List<Item> data) {}

    /** One window on one service. */
    @Schema(name = "VaGovMaintenanceWindow")
    record Item(
            String id,
            String type,

            @Schema(oneOf = {CamelWindow.class, SnakeWindow.class})
            Object attributes) {}

    @Schema(name = "VaGovMaintenanceWindowCamel")
    record CamelWindow(String externalService, String startTime, String endTime, String description) {}

    @Schema(name = "VaGovMaintenanceWindowSnake")
    record SnakeWindow(
            @JsonProperty("external_service") String externalService,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            String description) {}

    /** JSON:API. */
    @Schema(name = "VaGovBackendStatuses")
    record Statuses(StatusData data) {}

    /** The one thing in it. */
    @Schema(name = "VaGovBackendStatusesData")
    record StatusData(
            String id,
            String type,

            @Schema(oneOf = {CamelStatuses.class, SnakeStatuses.class})
            Object attributes) {}

    @Schema(name = "VaGovBackendStatusesCamel")
    record CamelStatuses(String reportedAt, List<CamelStatus> statuses, List<CamelListed> maintenanceWindows) {}

    @Schema(name = "VaGovBackendStatusesSnake")
    record SnakeStatuses(
            @JsonProperty("reported_at") String reportedAt,
            List<SnakeStatus> statuses,
            @JsonProperty("maintenance_windows") List<SnakeListed> maintenanceWindows) {}

    @Schema(name = "VaGovBackendStatusCamel")
    record CamelStatus(
            String service,
            String serviceId,
            String status,
            @Nullable String lastIncidentTimestamp) {}

    @Schema(name = "VaGovBackendStatusSnake")
    record SnakeStatus(
            String service,
            @JsonProperty("service_id") String serviceId,
            String status,

            @JsonProperty("last_incident_timestamp") @Nullable
            String lastIncidentTimestamp) {}

    @Schema(name = "VaGovListedWindowCamel")
    record CamelListed(String id, String externalService, String startTime, String endTime, String description) {}

    @Schema(name = "VaGovListedWindowSnake")
    record SnakeListed(
            String id,
            @JsonProperty("external_service") String externalService,
            @JsonProperty("start_time") String startTime,
            @JsonProperty("end_time") String endTime,
            String description) {}

    @GET
    @Path("/maintenance_windows")
    @PermitAll
    @Operation(summary = "The windows as VA.gov reads them; keys in camelCase with X-Key-Inflection: camel")
    @APIResponse(
            responseCode = "200",
            description = "as vets-api answers",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Windows.class)))
    public Response windows(@HeaderParam(VetsApi.INFLECTION) @Nullable String inflection) {
        require();
        boolean camel = VetsApi.camel(inflection);
        return answer(new Windows(source.windows().stream()
                .map(window -> new Item(window.id().toString(), WINDOWS, camel ? camel(window) : snake(window)))
                .toList()));
    }

    @GET
    @Path("/backend_statuses")
    @PermitAll
    @Operation(summary = "The states of upstreams as VA.gov reads them; keys in camelCase with X-Key-Inflection: camel")
    @APIResponse(
            responseCode = "200",
            description = "as vets-api answers",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Statuses.class)))
    public Response statuses(@HeaderParam(VetsApi.INFLECTION) @Nullable String inflection) {
        require();
        String at = VetsApi.time(source.now());
        Object attributes = VetsApi.camel(inflection)
                ? new CamelStatuses(
                        at,
                        source.statuses().stream()
                                .map(status -> new CamelStatus(
                                        status.service(), status.key(), status.status(), time(status.lastIncident())))
                                .toList(),
                        source.windows().stream()
                                .map(window -> new CamelListed(
                                        id(window.id()),
                                        window.key(),
                                        VetsApi.time(window.start()),
                                        VetsApi.time(window.end()),
                                        window.message()))
                                .toList())
                : new SnakeStatuses(
                        at,
                        source.statuses().stream()
                                .map(status -> new SnakeStatus(
                                        status.service(), status.key(), status.status(), time(status.lastIncident())))
                                .toList(),
                        source.windows().stream()
                                .map(window -> new SnakeListed(
                                        id(window.id()),
                                        window.key(),
                                        VetsApi.time(window.start()),
                                        VetsApi.time(window.end()),
                                        window.message()))
                                .toList());
        return answer(new Statuses(new StatusData("", "backend_statuses", attributes)));
    }

    private void require() {
        if (!on) {
            throw ProblemException.of(
                    404, "Not Found", "found watch.compat.vagov off, expected true for VA.gov's endpoints");
        }
    }

    private static Response answer(Object document) {
        return Response.ok(document, VetsApi.JSON)
                .header(HttpHeaders.VARY, VetsApi.INFLECTION)
                .build();
    }

    private static CamelWindow camel(VaGovSource.Window window) {
        return new CamelWindow(
                window.key(), VetsApi.time(window.start()), VetsApi.time(window.end()), window.message());
    }

    private static SnakeWindow snake(VaGovSource.Window window) {
        return new SnakeWindow(
                window.key(), VetsApi.time(window.start()), VetsApi.time(window.end()), window.message());
    }

    private static String id(UUID id) {
        return id.toString();
    }

    private static @Nullable String time(Optional<Instant> at) {
        return at.map(VetsApi::time).orElse(null);
    }
}
