package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A message as a CloudEvent 1.0 (docs/notifications.md, "Webhook"). Pure. */
final class CloudEvents {
    /** The media type of its JSON. */
    static final String TYPE = "application/cloudevents+json; charset=utf-8";

    private static final String PREFIX = "gov.va.mobile.watch.";

    private final Links links;

    CloudEvents(Links links) {
        this.links = links;
    }

    /**
     * The event.
     *
     * @param incident what it is about; of a restricted one nothing is said but that it exists
     */
    Map<String, Object> of(Outgoing message, Optional<IncidentView> incident) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", message.id());
        event.put("source", links.home());
        event.put("type", PREFIX + message.kind().code());
        subject(message).ifPresent(subject -> event.put("subject", subject));
        event.put("time", message.createdAt());
        event.put("datacontenttype", "application/json");
        event.put("data", data(message, incident));
        return event;
    }

    private static Optional<String> subject(Outgoing message) {
        return message.gathered() > 0
                ? Optional.empty()
                : message.windowId()
                        .map(id -> "maintenance-window/" + id)
                        .or(() -> message.incidentId().map(id -> "incident/" + id));
    }

    private Map<String, Object> data(Outgoing message, Optional<IncidentView> incident) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", message.kind().code());
        data.put("audience", message.audience().code());
        data.put("title", PlainText.title(message.message()));
        data.put("text", PlainText.of(message.message()));
        message.about().ifPresent(id -> data.put("incident", incident(id, incident)));
        if (message.gathered() == 0) {
            message.windowId().ifPresent(id -> data.put("maintenanceWindow", window(id)));
        }
        data.put("link", links.home());
        return data;
    }

    private Map<String, Object> incident(UUID id, Optional<IncidentView> incident) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", id);
        incident.ifPresent(known -> {
            said.put("number", known.number());
            said.put("restricted", known.restricted());
        });
        incident.filter(known -> !known.restricted()).ifPresent(known -> {
            said.put("status", known.status().code());
            said.put("priority", known.priority().code());
            known.upstreamId().ifPresent(upstream -> said.put("upstreamId", upstream));
        });
        said.put("link", links.incident(id));
        return said;
    }

    private Map<String, Object> window(UUID id) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", id);
        said.put("link", links.window(id));
        return said;
    }
}
