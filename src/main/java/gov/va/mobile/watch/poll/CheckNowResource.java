package gov.va.mobile.watch.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.poll.CheckNow.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Checking an upstream at once (api.md, "Machines"). */
@Path("/api/v1/upstreams")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.RESPONDER_ROLE)
@Tag(name = "Upstreams")
class CheckNowResource {
    private final CheckNow checkNow;
    private final CurrentActor actor;

    CheckNowResource(CheckNow checkNow, CurrentActor actor) {
        this.checkNow = checkNow;
        this.actor = actor;
    }

    /** What one check found. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CheckOutcome(
            String id,
            Instant at,
            @JsonProperty("class") ResultClass resultClass,
            Duration latency,
            Optional<Failure> failure) {
        static CheckOutcome of(Outcome outcome) {
            return new CheckOutcome(
                    outcome.id(), outcome.at(), outcome.resultClass(), outcome.latency(), outcome.failure());
        }
    }

    @POST
    @Path("/{id}/check-now")
    @Operation(
            summary = "Run all checks of an upstream now",
            description = "Answers when all are done; the results count like any others.")
    @APIResponse(responseCode = "200", description = "what each check found")
    @APIResponse(responseCode = "404", description = "there is no such upstream")
    public Page<CheckOutcome> checkNow(@PathParam("id") String id) {
        return new Page<>(
                checkNow.run(id, actor.actor()).stream().map(CheckOutcome::of).toList(), null);
    }
}
