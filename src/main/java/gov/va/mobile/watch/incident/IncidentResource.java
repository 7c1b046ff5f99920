package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Idempotent;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Incidents: the list, one, its timeline, and opening one by hand (api.md, "Incidents"). */
@Path(IncidentAnswers.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Incidents")
@APIResponse(responseCode = "400", description = "A field or parameter is wrong")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The role does not suffice")
public class IncidentResource {
    private static final String OWED = "owed";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final IncidentReading reading;
    private final IncidentDesk desk;

    IncidentResource(IncidentReading reading, IncidentDesk desk) {
        this.reading = reading;
        this.desk = desk;
    }

    /** Incidents by their start, newest first; {@code from} is included, {@code to} is not; {@code postmortem=owed} lists those whose postmortem is, {@code mergedInto} those that were folded into that one. */
    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "Incidents, newest first by their start")
    public Page<IncidentView> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("upstream") @Nullable String upstream,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("postmortem") @Nullable String postmortem,
            @QueryParam("number") @Nullable String number,
            @QueryParam("mergedInto") @Nullable String mergedInto,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var input = new Input();
        if (postmortem != null && !postmortem.isEmpty() && !postmortem.equals(OWED)) {
            input.wrong("postmortem", "found " + postmortem + ", expected " + OWED);
        }
        var filter = new IncidentFilter(
                input.coded("status", IncidentStatus.class, status),
                input.coded("kind", IncidentKind.class, kind),
                Optional.ofNullable(upstream).filter(id -> !id.isEmpty()),
                input.instant("from", from),
                input.instant("to", to),
                number(input, number),
                merged(input, mergedInto),
                OWED.equals(postmortem));
        input.check();
        return reading.list(filter, Paging.of(limit, cursor));
    }

    private static Optional<Long> number(Input input, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            input.wrong("number", "found " + text + ", expected the number of an incident, such as 12");
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text));
    }

    private static Optional<UUID> merged(Input input, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> id = Ids.uuid(text);
        if (id.isEmpty()) {
            input.wrong("mergedInto", "found " + text + ", expected the id of an incident");
        }
        return id;
    }

    /** One incident. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "One incident")
    @APIResponse(
            responseCode = "200",
            description = "The incident",
            headers = @Header(name = "ETag", description = "Its version, for If-Match"),
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "404", description = "There is none, or none for this caller")
    public RestResponse<IncidentView> one(@PathParam("id") String id) {
        return IncidentAnswers.of(reading.one(id));
    }

    /** What happened to it, newest first. */
    @GET
    @Path("/{id}/timeline")
    @RolesAllowed(Role.VIEWER_ROLE)
    @Operation(summary = "What happened to an incident, newest first")
    @APIResponse(responseCode = "404", description = "There is none, or none for this caller")
    public Page<TimelineEntry> timeline(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return reading.timeline(id, Paging.of(limit, cursor));
    }

    /** Opens an incident by hand. */
    @POST
    @Idempotent
    @RolesAllowed(Role.RESPONDER_ROLE)
    @Operation(summary = "Open an incident by hand")
    @APIResponse(
            responseCode = "201",
            description = "The incident",
            headers = {
                @Header(name = "Location", description = "Where it is"),
                @Header(name = "ETag", description = "Its version, for If-Match")
            },
            content = @Content(schema = @Schema(implementation = IncidentView.class)))
    @APIResponse(responseCode = "409", description = "The upstream has an open one")
    public RestResponse<IncidentView> open(Requests.OpenIncident request) {
        return IncidentAnswers.created(desk.open(request));
    }
}
