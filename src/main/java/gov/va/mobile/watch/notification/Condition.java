package gov.va.mobile.watch.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a destination does, by the calls to it.
 *
 * @param lastError what it said to the last call, if it did not take that
 * @param failingSince since when it takes nothing
 * @param pausedReason why nothing is delivered until somebody mends it
 * @param toldFailing whether people were told elsewhere that it takes nothing
 */
record Condition(
        Optional<Instant> lastSentAt,
        Optional<String> lastError,
        Optional<Instant> failingSince,
        Optional<String> pausedReason,
        Optional<Instant> nextTryAt,
        boolean toldFailing) {
    /** So long it may fail before people are told elsewhere; one that is paused is told of at once. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Of one that was never called. */
    static final Condition FRESH = new Condition(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    String state() {
        return pausedReason.isPresent() ? "paused" : failingSince.isPresent() ? "failing" : "ok";
    }

    /** Whether people should know elsewhere that it takes nothing. */
    boolean worthTelling(Instant now) {
        return pausedReason.isPresent()
                || failingSince
                        .filter(since -> !now.isBefore(since.plus(PATIENCE)))
                        .isPresent();
    }
}
