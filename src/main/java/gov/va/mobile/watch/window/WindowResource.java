package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Idempotent;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading and planning maintenance windows by REST (api.md). */
@Path("/api/v1/maintenance-windows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Maintenance windows")
@APIResponse(responseCode = "400", description = "a field or parameter is wrong")
class WindowResource {
    private final Windows windows;
    private final WindowPlans plans;
    private final PlanPreviews previews;
    private final CurrentActor actor;

    WindowResource(Windows windows, WindowPlans plans, PlanPreviews previews, CurrentActor actor) {
        this.windows = windows;
        this.plans = plans;
        this.previews = previews;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(
            summary =
                    "Windows, newest first; status and upstream may name several, separated by commas; from and to leave those that are on at no time between the two",
            description =
                    "With watch.access.public-dashboard=true it answers without a token and any parameter but status too, then as GET /api/v1/public/maintenance-windows does.")
    @APIResponse(responseCode = "200", description = "a page of windows")
    public Page<WindowView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("upstream") @Nullable String upstream,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var input = new Input();
        var filter = new WindowRepository.Filter(
                words(status, WindowResource::status),
                words(upstream, id -> id),
                input.instant("from", from),
                input.instant("to", to));
        input.check();
        return windows.list(filter, Paging.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "One window")
    @APIResponse(
            responseCode = "200",
            description = "the window, with its version as ETag",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WindowView.class)))
    @APIResponse(responseCode = "404", description = "there is no such window")
    public Response get(@PathParam("id") String id) {
        return answer(windows.get(id));
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.APPROVER_ROLE)
    @Operation(summary = "Plan a window for one upstream, or one for each of several, all or none")
    @APIResponse(
            responseCode = "201",
            description = "the window, or {planId, version, items} for several",
            headers = {@Header(name = HttpHeaders.LOCATION), @Header(name = HttpHeaders.ETAG)},
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {WindowView.class, PlanView.class})))
    @APIResponse(
            responseCode = "409",
            description = "it would overlap another window of the same PagerDuty service: conflictsWith")
    public Response plan(WindowRequests.Plan request) {
        var planned = plans.plan(request, actor.actor());
        WindowView first = planned.items().getFirst();
        var location = URI.create("/api/v1/maintenance-windows/" + first.id());
        return planned.planId()
                .map(planId -> PlanView.of(planId, planned.items()))
                .map(plan ->
                        Response.created(location).entity(plan).header(HttpHeaders.ETAG, Versions.etag(plan.version())))
                .orElseGet(() -> Response.created(location)
                        .entity(first)
                        .header(HttpHeaders.ETAG, Versions.etag(first.version())))
                .build();
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Role.APPROVER_ROLE)
    @Operation(
            summary = "What planning would do, without doing it",
            description = "The same body as for planning; nothing is kept, and nobody is told.")
    @APIResponse(
            responseCode = "200",
            description = "the windows that it would make, what Veterans would see of them, and when it comes again")
    public PlanPreview preview(WindowRequests.Plan request) {
        return previews.of(request);
    }

    static Response answer(WindowView window) {
        return Response.ok(window)
                .header(HttpHeaders.ETAG, Versions.etag(window.version()))
                .build();
    }

    private static WindowStatus status(String code) {
        return Coded.find(WindowStatus.class, code)
                .orElseThrow(() -> ProblemException.badField(
                        "status",
                        "found " + code + ", expected one of " + String.join(", ", Coded.codes(WindowStatus.class))));
    }

    private static <T> Set<T> words(@Nullable String text, Function<String, T> read) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(",", -1)).map(read).collect(Collectors.toSet());
    }
}
