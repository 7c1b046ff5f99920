package gov.va.mobile.watch.access;

import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading the audit log (api.md). */
@Path("/api/v1/audit")
@RolesAllowed(Role.ADMIN_ROLE)
@Tag(name = "Audit")
public class AuditResource {
    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    /** One page of it; {@code target} is what was done to, such as {@code incident/<id>}, {@code from} is included, {@code to} is not. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who changed what, and who tried to, newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is wrong")
    public Page<AuditItem> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var input = new Input();
        var filter = new AuditLog.Filter(
                Optional.ofNullable(actor),
                Optional.ofNullable(action),
                Optional.ofNullable(target),
                input.coded("outcome", AuditItem.Outcome.class, outcome),
                input.instant("from", from),
                input.instant("to", to));
        input.check();
        return log.read(filter, Paging.of(limit, cursor));
    }
}
