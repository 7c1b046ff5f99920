package gov.va.mobile.watch.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.access.Pushers;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.platform.Idempotent;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Results that others report (api.md, "Machines"). */
@Path("/api/v1/upstreams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upstreams")
class PushResource {
    private final PushDesk desk;
    private final Pushers pushers;
    private final SecurityIdentity identity;

    PushResource(PushDesk desk, Pushers pushers, SecurityIdentity identity) {
        this.desk = desk;
        this.pushers = pushers;
        this.identity = identity;
    }

    /** What was recorded. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PushRecorded(
            String id,
            Instant at,
            @JsonProperty("class") ResultClass resultClass,
            Duration latency,
            Optional<Failure> failure) {}

    @POST
    @Path("/{id}/checks/{check}/results")
    @Idempotent
    @RolesAllowed({Pushers.ROLE, Role.ADMIN_ROLE})
    @Operation(
            summary = "Report a result of a push check",
            description =
                    "With a token that is bound to the check, or as admin. Silence for two intervals is a failure of"
                            + " kind timeout, unless the check's mode is event: then a fail opens or joins an incident, and a pass"
                            + " is noted on it as its end.")
    @APIResponse(
            responseCode = "200",
            description = "the result as it was recorded",
            content = @Content(schema = @Schema(implementation = PushRecorded.class)))
    @APIResponse(responseCode = "404", description = "there is no such push check")
    public PushRecorded push(@PathParam("id") String id, @PathParam("check") String check, PushedResult pushed) {
        pushers.require(id + "/" + check);
        CheckResult result = pushed.read(identity.getPrincipal().getName());
        Instant at = desk.push(id, check, result);
        return new PushRecorded(check, at, result.resultClass(), result.latency(), result.failure());
    }
}
