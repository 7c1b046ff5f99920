package gov.va.mobile.watch.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is handed to its channel.
 *
 * @param tried it was handed over before, and what came of that is not known: it may have arrived
 */
public record Outgoing(
        UUID id,
        Destination destination,
        NotificationKind kind,
        Optional<UUID> incidentId,
        Optional<UUID> windowId,
        Message message,
        Instant createdAt,
        boolean tried) {

    /** One about nothing, that goes past the queue. */
    static Outgoing test(Destination destination, Message message, Instant now) {
        return new Outgoing(
                UUID.randomUUID(),
                destination,
                NotificationKind.TEST,
                Optional.empty(),
                Optional.empty(),
                message,
                now,
                false);
    }
}
