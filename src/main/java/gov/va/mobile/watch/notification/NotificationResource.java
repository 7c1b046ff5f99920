package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.incident.RestrictedIncidents;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people were told, and what not and why (api.md, "Reading"). */
@Path("/api/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notifications")
public class NotificationResource {
    private final NotificationRepository notifications;
    private final DestinationStates destinations;
    private final RestrictedIncidents incidents;
    private final CurrentActor currentActor;

    NotificationResource(
            NotificationRepository notifications,
            DestinationStates destinations,
            RestrictedIncidents incidents,
            CurrentActor currentActor) {
        this.notifications = notifications;
        this.destinations = destinations;
        this.incidents = incidents;
        this.currentActor = currentActor;
    }

    /** A page, newest first; of what was told before an incident became restricted only those read the words who may see it. */
    @GET
    @RolesAllowed(Role.VIEWER_ROLE)
    @Transactional
    @Operation(summary = "What people were told, or were not and why; newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of messages",
            content = @Content(schema = @Schema(implementation = NotificationPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "an unknown state, decision or destination, no id of an incident, a bad limit or cursor")
    public NotificationPage list(
            @QueryParam("state")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"pending", "sent", "failed"}))
                    @Nullable
                    String state,
            @QueryParam("decision")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"send", "suppressed", "merged"}))
                    @Nullable
                    String decision,
            @QueryParam("incident")
                    @Parameter(
                            description = "those about that incident",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @Nullable
                    String incident,
            @QueryParam("destination")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "alerts",
                                                "team",
                                                "oncall",
                                                "drill",
                                                "webhook",
                                                "email",
                                                "pagerduty"
                                            }))
                    @Nullable
                    String destination,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var input = new Input();
        var filter = new NotificationRepository.Filter(
                input.coded("state", DeliveryState.class, state),
                input.coded("decision", Decision.class, decision),
                input.id("incident", incident),
                input.coded("destination", Destination.class, destination));
        input.check();
        Page<NotificationView> page = notifications.page(filter, Paging.of(limit, cursor));
        Set<UUID> hidden = incidents.hidden(
                page.items().stream()
                        .flatMap(item -> item.incidentId().stream())
                        .toList(),
                currentActor.actor());
        return NotificationPage.of(
                page.map(item -> item.incidentId().filter(hidden::contains).isPresent() ? item.withheld() : item),
                destinations.all());
    }
}
