package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is signed in, so that a page offers what its reader may do and says who may do the rest. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading")
class MeResource {
    private final SecurityIdentity identity;

    MeResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name of the token or person, and all roles held, the lowest first. */
    @Schema(name = "Me")
    record Me(String name, List<Role> roles) {}

    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "The one who asks, and the roles held")
    @APIResponse(responseCode = "200", description = "name and roles")
    public Me me() {
        return new Me(
                identity.getPrincipal().getName(),
                Arrays.stream(Role.values())
                        .filter(role -> identity.hasRole(role.code()))
                        .toList());
    }
}
