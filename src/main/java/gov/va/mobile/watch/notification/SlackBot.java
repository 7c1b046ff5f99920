package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A channel of Slack, reached as a bot (domain.md §6): what happens to an incident is told in one thread, whose first message is kept up to date; a message whose
 * answer was lost is looked for before it is sent again.
 */
final class SlackBot implements Channel {
    /** Where each incident has its thread; the team's channel and on-call get single messages. */
    private static final Set<Destination> THREADED = EnumSet.of(Destination.ALERTS, Destination.DRILL);

    /** Errors that say that what is answered to or redrawn is not there any more. */
    private static final Set<String> GONE = Set.of("message_not_found", "thread_not_found", "cannot_reply_to_message");

    private static final Duration ONCE_MORE = Duration.ofSeconds(1);

    private final SlackApi api;
    private final String channel;
    private final Function<Message, Map<String, Object>> body;
    private final Places places;
    private final SlackSearch search;
    private final Present present;

    /** @param channel by id or name */
    SlackBot(
            SlackApi api, String channel, Function<Message, Map<String, Object>> body, Places places, Present present) {
        this.api = api;
        this.channel = channel;
        this.body = body;
        this.places = places;
        this.search = new SlackSearch(api, places, channel);
        this.present = present;
    }

    @Override
    public Answer send(Outgoing message) {
        Budget budget = Budget.of(Leases.CALL);
        Optional<Places.Kept> root = root(message);
        if (message.tried()) {
            Optional<Answer> found = search.find(message, root.map(Places.Kept::place), budget);
            if (found.isPresent()) {
                return found.get();
            }
        }
        Optional<Places.Kept> earlier = message.kind() == NotificationKind.PRODUCT_OWNER
                ? message.incidentId().flatMap(id -> places.last(message.destination(), id, message.kind()))
                : Optional.empty();
        if (earlier.isPresent()) {
            Place place = earlier.get().place();
            SlackReply changed = update(place, message, budget);
            if (!gone(changed)) {
                return answer(changed, message, Optional.empty());
            }
        }
        SlackReply reply = post(message, root.map(Places.Kept::place), budget);
        return gone(reply) && root.isPresent()
                ? anew(message, root.get(), budget)
                : answer(reply, message, root.map(kept -> kept.place().ts()));
    }

    @Override
    public String setting(Destination destination) {
        return "WATCH_SLACK_BOT_TOKEN and the channel " + channel;
    }

    @Override
    public Answer redraw(Place place, Outgoing message) {
        Budget budget = Budget.of(Leases.CALL);
        SlackReply changed = update(place, message, budget);
        if (gone(changed) && place.threadTs().isEmpty()) {
            return answer(post(message, Optional.empty(), budget), message, Optional.empty());
        }
        return answer(changed, message, place.threadTs());
    }

    /** Somebody deleted the first message: it is posted again as it would look now, and the thread goes on there. */
    private Answer anew(Outgoing message, Places.Kept root, Budget budget) {
        Optional<Message> now = present.of(message.incidentId(), Optional.empty());
        if (now.isEmpty()) {
            return answer(post(message, Optional.empty(), budget), message, Optional.empty());
        }
        var first = new Outgoing(
                root.id(),
                message.destination(),
                message.audience(),
                NotificationKind.INCIDENT_OPENED,
                message.incidentId(),
                Optional.empty(),
                now.get(),
                message.createdAt(),
                true,
                0);
        Answer answer = answer(post(first, Optional.empty(), budget), first, Optional.empty());
        if (answer instanceof Answer.Delivered delivered) {
            delivered.place().ifPresent(place -> present.moved(root.id(), place));
            return new Answer.Later(
                    "the first message of the thread was deleted; it is posted anew", Optional.of(ONCE_MORE));
        }
        return answer;
    }

    private Optional<Places.Kept> root(Outgoing message) {
        return THREADED.contains(message.destination())
                ? message.incidentId()
                        .flatMap(id -> places.root(message.destination(), id))
                        .filter(kept -> !kept.id().equals(message.id()))
                : Optional.empty();
    }

    private SlackReply post(Outgoing message, Optional<Place> root, Budget budget) {
        Map<String, Object> arguments = arguments(message);
        arguments.put("channel", root.map(Place::channel).orElse(channel));
        root.ifPresent(first -> {
            arguments.put("thread_ts", first.ts());
            // what somebody must see does not hide in a thread
            arguments.put(
                    "reply_broadcast",
                    message.kind().mentions() || message.kind().over());
        });
        return api.call("chat.postMessage", arguments, budget.left());
    }

    private SlackReply update(Place place, Outgoing message, Budget budget) {
        Map<String, Object> arguments = arguments(message);
        arguments.remove("unfurl_links");
        arguments.remove("unfurl_media");
        arguments.put("channel", place.channel());
        arguments.put("ts", place.ts());
        return api.call("chat.update", arguments, budget.left());
    }

    private Map<String, Object> arguments(Outgoing message) {
        Map<String, Object> arguments = new LinkedHashMap<>(body.apply(message.message()));
        arguments.put("metadata", SlackSearch.metadata(message));
        return arguments;
    }

    private Answer answer(SlackReply reply, Outgoing message, Optional<String> thread) {
        return switch (reply) {
            case SlackReply.Failed failed -> failed.answer();
            case SlackReply.Ok ok -> delivered(ok.body(), message, thread);
        };
    }

    private Answer delivered(JsonNode body, Outgoing message, Optional<String> thread) {
        String id = body.path("channel").asText("");
        String ts = body.path("ts").asText("");
        if (id.isEmpty() || ts.isEmpty()) {
            return new Answer.Delivered("ok");
        }
        if (!id.equals(channel)) {
            places.name(message.destination(), channel, id);
        }
        return new Answer.Delivered("ok", Optional.of(new Place(id, ts, thread)));
    }

    private static boolean gone(SlackReply reply) {
        return reply instanceof SlackReply.Failed failed && GONE.contains(failed.error());
    }
}
