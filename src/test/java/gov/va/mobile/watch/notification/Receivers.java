package gov.va.mobile.watch.notification;

import java.util.Optional;
import java.util.Set;

/**
 * A receiver of the tests.
 *
 * @param channel how it is reached
 */
record Receivers(Destination destination, Optional<Channel> channel, Set<Destination> audiences) implements Receiver {
    /** The webhook, told of that. */
    static Receivers webhook(Channel channel, Set<Destination> audiences) {
        return new Receivers(Destination.WEBHOOK, Optional.of(channel), audiences);
    }

    @Override
    public boolean takes(NotificationKind kind) {
        return true;
    }
}
