package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.PublicDashboard;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.MappedPaging;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.window.WindowStatus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dashboard of those who have no token. */
@Path("/api/v1/public")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class PublicResource {
    private final Dashboard dashboard;
    private final PublicDashboard setting;

    PublicResource(Dashboard dashboard, PublicDashboard setting) {
        this.dashboard = dashboard;
        this.setting = setting;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "States of features, and maintenance windows, for everybody",
            description = "Only with watch.access.public-dashboard=true; nothing else is told without a token.")
    @APIResponse(
            responseCode = "200",
            description = "names, states and ends",
            content = @Content(schema = @Schema(implementation = PublicAnswer.class)))
    @APIResponse(responseCode = "404", description = "the settings keep it closed")
    public PublicAnswer read() {
        return PublicAnswer.of(told());
    }

    @GET
    @Path("/features")
    @PermitAll
    @Operation(
            summary = "States of all features, for everybody, in the map's order",
            description =
                    "Only with watch.access.public-dashboard=true; then GET /api/v1/features answers the same without a token.")
    @APIResponse(responseCode = "200", description = "a page of them")
    @APIResponse(responseCode = "404", description = "the settings keep it closed")
    public Page<PublicFeatureState> features(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return MappedPaging.of(limit, cursor)
                .page(told().features(), FeatureEntry::id)
                .map(PublicFeatureState::of);
    }

    @GET
    @Path("/maintenance-windows")
    @PermitAll
    @Operation(
            summary = "Maintenance windows that are on or decided, for everybody, the earliest end first",
            description =
                    "Only with watch.access.public-dashboard=true; then GET /api/v1/maintenance-windows answers the same without a token.")
    @APIResponse(responseCode = "200", description = "all of them on one page")
    @APIResponse(responseCode = "404", description = "the settings keep it closed")
    @APIResponse(responseCode = "400", description = "an unknown status")
    public Page<PublicWindowState> windows(
            @Parameter(
                            description =
                                    "one or several, separated by commas; of those that are not told of there are none")
                    @QueryParam("status")
                    @Nullable
                    String status) {
        HealthAnswer answer = told();
        Set<WindowStatus> wanted = statuses(status);
        return new Page<>(
                PublicWindowState.of(answer).stream()
                        .filter(window -> wanted.isEmpty() || wanted.contains(window.status()))
                        .toList(),
                null);
    }

    private static Set<WindowStatus> statuses(@Nullable String words) {
        var input = new Input();
        Set<WindowStatus> found = Stream.of(words == null ? new String[0] : words.split(","))
                .flatMap(word -> input.coded("status", WindowStatus.class, word.strip()).stream())
                .collect(Collectors.toSet());
        input.check();
        return found;
    }

    private HealthAnswer told() {
        if (!setting.open()) {
            throw ProblemException.of(404, "Not Found", "nothing is told without a token here");
        }
        return dashboard.snapshot().answer();
    }
}
