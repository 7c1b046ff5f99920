package gov.va.mobile.watch.notification;

/** A way of delivering messages; one per destination. */
public interface Channel {
    /**
     * Hands a message over, within {@link Leases#CALL}; never throws for what the other side does.
     *
     * @param payload a {@link Message} as JSON
     */
    Answer send(String payload);
}
