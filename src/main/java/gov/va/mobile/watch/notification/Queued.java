package gov.va.mobile.watch.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a destination's queue.
 *
 * @param audience for whom it is, where the destination is told of several
 */
record Queued(
        UUID id,
        String kind,
        @Nullable UUID incidentId,
        @Nullable UUID windowId,
        @Nullable String state,
        @Nullable String reason,
        @Nullable String audience) {
    /** One of a destination that is its own audience. */
    Queued(
            UUID id,
            String kind,
            @Nullable UUID incidentId,
            @Nullable UUID windowId,
            @Nullable String state,
            @Nullable String reason) {
        this(id, kind, incidentId, windowId, state, reason, null);
    }

    /** Whether it is still to be sent; else it was decided not to be, and stands here for what it overtakes. */
    boolean pending() {
        return DeliveryState.PENDING.code().equals(state);
    }

    /** Whose it is: only what is for the same people overtakes and is told together. */
    String group() {
        return audience == null ? "" : audience;
    }

    /** Whether the message before it, of the same kind, tells it too. */
    boolean toldWithItsSet() {
        return Ruling.TOLD_WITH_ITS_SET.equals(reason);
    }
}
