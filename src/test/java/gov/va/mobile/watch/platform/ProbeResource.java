package gov.va.mobile.watch.platform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A resource of tests only: one of each thing that can go wrong. */
@Path("/api/v1/probe")
@RolesAllowed("viewer")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProbeResource {
    static final AtomicInteger MADE = new AtomicInteger();

    /** A colour. */
    public enum Colour implements Coded {
        RED,
        DARK_BLUE
    }

    /** Part of a thing. */
    public record Part(@Nullable String name, @Nullable Integer size) {}

    /** Of each type one. */
    public record Thing(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable Double share,
            @Nullable Boolean yes,
            @Nullable Instant at,
            @Nullable Duration lasting,
            @Nullable UUID id,
            @Nullable Colour colour,
            @Nullable List<Part> parts,
            @Min(1) @Nullable Integer least) {}

    @POST
    @Operation(hidden = true)
    public Thing echo(@Valid Thing thing) {
        return thing;
    }

    @GET
    @Operation(hidden = true)
    public List<String> read(@QueryParam("text") @Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    @PUT
    @Path("/markdown")
    @Consumes("text/markdown")
    @Operation(hidden = true)
    public List<Integer> markdown(String text) {
        return List.of(text.length());
    }

    @POST
    @Path("/made")
    @Idempotent
    @RolesAllowed("responder")
    @Operation(hidden = true)
    public Response make(Part part) throws InterruptedException {
        int number = MADE.incrementAndGet();
        Thread.sleep(50);
        if (part.name() == null) {
            throw ProblemException.badField("name", "found nothing, expected a name");
        }
        return Response.created(URI.create("/api/v1/probe/made/" + number))
                .tag(Integer.toString(number))
                .entity(new Part(part.name(), number))
                .build();
    }

    @GET
    @Path("/fails")
    @Operation(hidden = true)
    public String fails(@QueryParam("how") @Nullable String how) throws Exception {
        switch (how == null ? "" : how) {
            case "" -> throw ProblemException.badField("how", "found nothing, expected a way to fail");
            case "busy" -> throw new TurnBusyException(new IllegalStateException("inner"));
            case "database" ->
                throw new DatabaseException("could not look", new SQLException("the line is dead", "08006"));
            case "pool" -> throw new IllegalStateException("outer", new SQLException("Acquisition timeout"));
            case "statement" -> throw new DatabaseException("could not look", new SQLException("secret", "42601"));
            case "conflict" -> throw ProblemException.illegalMove("it is over", List.of("reopen"));
            default -> throw new IllegalStateException("java.lang.Secret at gov.va");
        }
    }

    @GET
    @Path("/open")
    @RolesAllowed("admin")
    @Operation(hidden = true)
    public String forAdmins() {
        return "\"open\"";
    }
}
