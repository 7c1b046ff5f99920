package gov.va.mobile.watch.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is handed to its channel.
 *
 * @param audience for whom it is; the same as the destination, unless that is told of several
 * @param tried it was handed over before, and what came of that is not known: it may have arrived
 * @param gathered how many others it tells of, too
 */
public record Outgoing(
        UUID id,
        Destination destination,
        Destination audience,
        NotificationKind kind,
        Optional<UUID> incidentId,
        Optional<UUID> windowId,
        Message message,
        Instant createdAt,
        boolean tried,
        int gathered) {

    /** One about nothing, that goes past the queue. */
    static Outgoing test(Destination destination, Message message, Instant now) {
        return new Outgoing(
                UUID.randomUUID(),
                destination,
                destination,
                NotificationKind.TEST,
                Optional.empty(),
                Optional.empty(),
                message,
                now,
                false,
                0);
    }

    /** What it is about; one that tells of others too is about none of them. */
    Optional<UUID> about() {
        return gathered > 0 ? Optional.empty() : incidentId;
    }
}
