package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;

/** How far a message that is to be sent has come. */
public enum DeliveryState implements Coded {
    PENDING,
    SENT,
    /** Refused for good by the channel. */
    FAILED
}
