package gov.va.mobile.watch.notification;

import java.time.Duration;

/** A way of delivering messages; one per destination. */
public interface Channel {
    /** Hands a message over, within {@link Leases#CALL}; never throws for what the other side does. */
    Answer send(Outgoing message);

    /** Which setting to look at when the channel takes nothing. */
    default String setting(Destination destination) {
        return destination.setting();
    }

    /** How soon after a call the next one may begin; what is said in it is counted from the end of a call. */
    default Duration pace() {
        return Backoff.PACE;
    }

    /** Whether a burst becomes one message there; else each is handed over by itself. */
    default boolean gathers() {
        return true;
    }

    /** Tries it, by a message about nothing. */
    default Answer test(Outgoing message) {
        return send(message);
    }

    /** Shows something else where that message lies; a channel that cannot has nothing to do. Within {@link Leases#CALL} too. */
    default Answer redraw(Place place, Outgoing message) {
        return new Answer.Refused("this channel cannot change messages");
    }
}
