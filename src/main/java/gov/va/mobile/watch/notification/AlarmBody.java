package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Priority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An alarm as PagerDuty's Events API v2 takes it. Pure. */
final class AlarmBody {
    private static final int SUMMARY = 1024;
    private static final String US = "Upstream Watch";

    private final Links links;

    AlarmBody(Links links) {
        this.links = links;
    }

    /**
     * The body of the event.
     *
     * @param routingKey that of a service of ours, a secret
     * @param incident what it is about; of a restricted one nothing is said but that it exists
     */
    Map<String, Object> of(String routingKey, Alarm alarm, Outgoing message, Optional<IncidentView> incident) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("routing_key", routingKey);
        body.put("event_action", alarm.action().code());
        body.put("dedup_key", alarm.key());
        if (alarm.action() == Alarm.Action.TRIGGER) {
            Optional<IncidentView> open = incident.filter(known -> !known.restricted());
            body.put("client", US);
            body.put("client_url", link(message));
            body.put("links", List.of(Map.of("href", link(message), "text", "Open it in " + US)));
            body.put("payload", payload(message, open));
        }
        return body;
    }

    private Map<String, Object> payload(Outgoing message, Optional<IncidentView> incident) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", cut(PlainText.title(message.message())));
        payload.put("source", incident.flatMap(IncidentView::upstreamId).orElse("upstream-watch"));
        payload.put("severity", severity(message.kind(), incident));
        payload.put("timestamp", message.createdAt());
        incident.flatMap(IncidentView::upstreamId).ifPresent(upstream -> payload.put("component", upstream));
        payload.put("class", message.kind().code());
        payload.put("custom_details", Map.of("text", PlainText.of(message.message())));
        return payload;
    }

    private static String severity(NotificationKind kind, Optional<IncidentView> incident) {
        return switch (kind) {
            case TEST -> "info";
            case PROBER_BLIND -> "critical";
            case CHANNEL_FAILING -> "warning";
            case WINDOW_UNSEEN, WINDOW_PUBLICATION_FAILED -> "error";
            default ->
                incident.map(IncidentView::priority).map(AlarmBody::severity).orElse("error");
        };
    }

    private static String severity(Priority priority) {
        return switch (priority) {
            case P1 -> "critical";
            case P2 -> "error";
            case P3 -> "warning";
            case P4 -> "info";
        };
    }

    private String link(Outgoing message) {
        return message.windowId()
                .map(links::window)
                .or(() -> message.incidentId().map(links::incident))
                .orElseGet(links::home);
    }

    private static String cut(String text) {
        return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY - 1) + "…";
    }
}
