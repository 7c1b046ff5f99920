package gov.va.mobile.watch.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a destination's queue. */
record Queued(
        UUID id,
        String kind,
        @Nullable UUID incidentId,
        @Nullable UUID windowId,
        @Nullable String state) {
    /** Whether it is still to be sent; else it was decided not to be, and stands here for what it overtakes. */
    boolean pending() {
        return DeliveryState.PENDING.code().equals(state);
    }
}
