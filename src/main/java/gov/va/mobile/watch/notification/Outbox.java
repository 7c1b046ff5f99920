package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.notification.NotificationEntity.About;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;

/** Takes messages in the transaction of what they tell; they are delivered after it. */
@ApplicationScoped
class Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NotificationRepository notifications;
    private final Channels channels;
    private final Event<Added> added;
    private final Clock clock;

    Outbox(NotificationRepository notifications, Channels channels, Event<Added> added, Clock clock) {
        this.notifications = notifications;
        this.channels = channels;
        this.added = added;
        this.clock = clock;
    }

    /** A message waits for that destination once the present transaction has committed. */
    record Added(Destination destination) {}

    /** Keeps the message with what was decided about it, for its audience and for each receiver that is told of that. */
    void add(Ruling ruling, Message message, About about) {
        add(channels.rulings(ruling), ruling.destination(), message, about);
    }

    /** The same, but that one destination is not told: it is what the message is about. */
    void addBut(Destination left, Ruling ruling, Message message, About about) {
        List<Ruling> others = channels.rulings(ruling).stream()
                .filter(one -> one.destination() != left)
                .toList();
        add(others, ruling.destination(), message, about);
    }

    private void add(List<Ruling> rulings, Destination audience, Message message, About about) {
        String payload = json(message);
        for (Ruling one : rulings) {
            notifications.persist(new NotificationEntity(one, audience, message, payload, about, clock.instant()));
            if (one.decision() == Decision.SEND) {
                added.fire(new Added(one.destination()));
            }
        }
    }

    /** The message as it was kept. */
    static Message read(String payload) {
        try {
            return JSON.readValue(payload, Message.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message of ours could not be read from JSON", impossible);
        }
    }

    /** The message as it is kept. */
    static String json(Message message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a message of ours could not be written as JSON", impossible);
        }
    }
}
