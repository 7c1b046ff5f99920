package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.poll.History;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reports over a range of time. */
@Path("/api/v1/reports")
@RunOnVirtualThread
@RolesAllowed(Role.VIEWER_ROLE)
@Tag(name = "Reading")
class ReportResource {
    private static final String CSV = "text/csv";
    private static final Duration DEFAULT = Duration.ofDays(30);

    private final AvailabilityReader reader;
    private final PastReader past;
    private final History history;

    ReportResource(AvailabilityReader reader, PastReader past, History history) {
        this.reader = reader;
        this.past = past;
        this.history = history;
    }

    @GET
    @Path("/availability")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Operation(
            summary = "Uptime, outages, MTTR and MTBF of every upstream and feature",
            description =
                    "Time inside maintenance windows is shown apart. Of an upstream of depth door, uptime says only that something"
                            + " answered.")
    @APIResponse(
            responseCode = "200",
            description = "the report; as a table with Accept: text/csv, times in minutes",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Availability.Report.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response availability(
            @Parameter(description = "default: 30 days before to") @QueryParam("from") @Nullable String from,
            @Parameter(description = "default: now") @QueryParam("to") @Nullable String to,
            @Context Request request) {
        Instant now = past.now();
        var input = new Input();
        Instant last = input.instant("to", to).filter(now::isAfter).orElse(now);
        Instant first = input.instant("from", from).orElse(last.minus(DEFAULT));
        input.check();
        if (!first.isBefore(last)) {
            input.wrong("from", "found " + first + ", expected a time before " + last + " (to, or now)");
        } else if (first.isBefore(now.minus(history.hoursKept()))) {
            input.wrong(
                    "from",
                    "found " + first + ", expected a time within the "
                            + history.hoursKept().toDays() + " days for which the record is kept");
        }
        input.check();
        Availability.Report report = reader.read(first, last, now);
        Variant wanted =
                request.selectVariant(Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(CSV))
                        .build());
        boolean table = wanted != null && wanted.getMediaType().isCompatible(MediaType.valueOf(CSV));
        return (table
                        ? Response.ok(AvailabilityCsv.of(report), CSV + ";charset=UTF-8")
                        : Response.ok(report, MediaType.APPLICATION_JSON_TYPE))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
