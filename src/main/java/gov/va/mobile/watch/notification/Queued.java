package gov.va.mobile.watch.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in a destination's queue. */
record Queued(
        UUID id,
        String kind,
        @Nullable UUID incidentId,
        @Nullable UUID windowId,
        @Nullable String state,
        @Nullable String reason) {
    /** Whether it is still to be sent; else it was decided not to be, and stands here for what it overtakes. */
    boolean pending() {
        return DeliveryState.PENDING.code().equals(state);
    }

    /** Whether the message before it, of the same kind, tells it too. */
    boolean toldWithItsSet() {
        return Ruling.TOLD_WITH_ITS_SET.equals(reason);
    }
}
