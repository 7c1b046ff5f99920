package gov.va.mobile.watch.notification;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody besides Slack who is told what goes to Slack's channels, in a queue of its own with the same promises (docs/notifications.md). Each is one bean; that it is one is all
 * it takes to be told.
 */
interface Receiver {
    /** Its queue. */
    Destination destination();

    /** How it is reached, if the settings say. */
    Optional<Channel> channel();

    /** Whose messages it is told. */
    Set<Destination> audiences();

    /** Which kinds of these. */
    default boolean takes(NotificationKind kind) {
        return !kind.forMachines();
    }

    /** What becomes there of a message that was decided on for its audience. */
    default Ruling rule(Ruling ruling) {
        return ruling.at(destination());
    }
}
