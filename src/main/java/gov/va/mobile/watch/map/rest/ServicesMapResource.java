package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is watched (api.md, "Reading"). */
@Path("/api/v1/services-map")
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "services map")
public class ServicesMapResource {
    private static final String SCHEMA = "/services-map.schema.json";

    private final CurrentMap current;

    ServicesMapResource(CurrentMap current) {
        this.current = current;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The services map in force, secrets masked")
    @APIResponse(
            responseCode = "200",
            description = "The map",
            content = @Content(schema = @Schema(implementation = ServicesMapView.class)))
    public ServicesMapView map() {
        return ServicesMapView.of(current.get());
    }

    @GET
    @Path("/schema.json")
    @Produces("application/schema+json")
    @Operation(summary = "The JSON Schema of services-map.yaml, for editors")
    @APIResponse(
            responseCode = "200",
            description = "JSON Schema, draft 2020-12",
            content = @Content(mediaType = "application/schema+json", schema = @Schema(type = SchemaType.OBJECT)))
    public String schema() {
        try (InputStream schema = Objects.requireNonNull(ServicesMapResource.class.getResourceAsStream(SCHEMA))) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
