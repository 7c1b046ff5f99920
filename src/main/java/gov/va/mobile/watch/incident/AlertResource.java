package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts of other systems (api.md, "Machines"). */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Incidents")
class AlertResource {
    private final AlertDesk desk;

    AlertResource(AlertDesk desk) {
        this.desk = desk;
    }

    /** What became of a delivery. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AlertsTaken(List<AlertOutcome> alerts) {}

    @POST
    @Path("/{source}")
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(
            summary = "Deliver alerts of another system",
            description =
                    "source is alertmanager (the body of its webhook, version 4) or datadog (the payload template of"
                            + " docs/incidents.md). A firing alert opens an incident of the upstream that its label or tag"
                            + " upstream names, or joins the open one; without such an upstream the incident has none. A delivery that"
                            + " repeats what was told changes nothing. Once all alerts of an incident that alerts opened are over, it"
                            + " resolves after the upstream's resolveAfter, unless a check fails.")
    @APIResponse(
            responseCode = "200",
            description = "what became of each alert",
            content = @Content(schema = @Schema(implementation = AlertsTaken.class)))
    @APIResponse(responseCode = "404", description = "there is no such source")
    public AlertsTaken take(
            @PathParam("source") String source,
            @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT))) @Nullable
                    JsonNode body) {
        AlertSource from = Coded.find(AlertSource.class, source)
                .orElseThrow(() -> ProblemException.notFound("source of alerts", source));
        var input = new Input();
        if (body == null || !body.isObject()) {
            input.wrong(
                    "body", "found " + (body == null ? "nothing" : AlertFields.kind(body)) + ", expected an object");
            input.check();
        }
        JsonNode object = Objects.requireNonNull(body);
        List<Alert> alerts = switch (from) {
            case ALERTMANAGER -> AlertmanagerBody.read(object, input);
            case DATADOG -> DatadogBody.read(object, input);
        };
        input.check();
        return new AlertsTaken(desk.take(alerts));
    }
}
