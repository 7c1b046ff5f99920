package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds a message whose answer was lost, by the id that each of ours carries in its metadata (domain.md §6). */
final class SlackSearch {
    private static final String EVENT = "upstream_watch_notification";
    private static final String ID = "id";

    /** Slack's clock and ours may differ by that much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final int MOST_PAGES = 3;
    /** For whoever then sends it. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final SlackApi api;
    private final Places places;
    private final String channel;

    SlackSearch(SlackApi api, Places places, String channel) {
        this.api = api;
        this.places = places;
        this.channel = channel;
    }

    /** What a message carries, so that it can be found. */
    static Map<String, Object> metadata(Outgoing message) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put(ID, message.id());
        payload.put("kind", message.kind().code());
        message.incidentId().ifPresent(id -> payload.put("incident_id", id));
        message.windowId().ifPresent(id -> payload.put("window_id", id));
        return Map.of("event_type", EVENT, "event_payload", payload);
    }

    /** That it arrived, or that it cannot be asked now; nothing where it is not there or Slack does not let us look, so that it is to be sent. */
    Optional<Answer> find(Outgoing message, Optional<Place> root, Budget budget) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put(
                "channel",
                root.map(Place::channel)
                        .or(() -> places.id(message.destination(), channel))
                        .orElse(channel));
        root.ifPresent(first -> arguments.put("ts", first.ts()));
        arguments.put("oldest", ts(message.createdAt().minus(SKEW)));
        arguments.put("inclusive", "true");
        arguments.put("include_all_metadata", "true");
        arguments.put("limit", "100");
        String method = root.isPresent() ? "conversations.replies" : "conversations.history";
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (api.read(method, arguments, budget.leaving(REST))) {
                case SlackReply.Failed failed -> {
                    return failed.answer() instanceof Answer.Later later ? Optional.of(later) : Optional.empty();
                }
                case SlackReply.Ok ok -> {
                    Optional<Answer> found = in(ok.body(), message, root, arguments.getOrDefault("channel", channel));
                    String next = ok.body()
                            .path("response_metadata")
                            .path("next_cursor")
                            .asText("");
                    if (found.isPresent() || next.isEmpty()) {
                        return found;
                    }
                    arguments.put("cursor", next);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> in(JsonNode body, Outgoing message, Optional<Place> root, String channelId) {
        for (JsonNode one : body.path("messages")) {
            JsonNode metadata = one.path("metadata");
            if (metadata.path("event_type").asText("").equals(EVENT)
                    && metadata.path("event_payload")
                            .path(ID)
                            .asText("")
                            .equals(message.id().toString())) {
                return Optional.of(new Answer.Delivered(
                        "found: it had arrived",
                        Optional.of(new Place(channelId, one.path("ts").asText(""), root.map(Place::ts)))));
            }
        }
        return Optional.empty();
    }

    private static String ts(Instant at) {
        return at.getEpochSecond() + ".000000";
    }
}
