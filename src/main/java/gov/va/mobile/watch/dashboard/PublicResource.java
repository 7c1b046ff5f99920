package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.PublicDashboard;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
        if (!setting.open()) {
            throw ProblemException.of(404, "Not Found", "nothing is told without a token here");
        }
        return PublicAnswer.of(dashboard.snapshot().answer());
    }
}
