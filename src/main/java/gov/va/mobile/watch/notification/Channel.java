package gov.va.mobile.watch.notification;

/** A way of delivering messages; one per destination. */
public interface Channel {
    /** Hands a message over, within {@link Leases#CALL}; never throws for what the other side does. */
    Answer send(Outgoing message);

    /** Which setting to look at when the channel takes nothing. */
    default String setting(Destination destination) {
        return destination.setting();
    }

    /** Shows something else where that message lies; a channel that cannot has nothing to do. Within {@link Leases#CALL} too. */
    default Answer redraw(Place place, Outgoing message) {
        return new Answer.Refused("this channel cannot change messages");
    }
}
