package gov.va.mobile.watch.notification;

import java.time.Duration;
import java.util.Optional;

/** What came of handing a message to a channel; {@code said} are words that may be shown: never the channel's URL. */
public sealed interface Answer {
    /** In words. */
    String said();

    /**
     * It arrived.
     *
     * @param place where it lies, if the channel tells
     */
    record Delivered(String said, Optional<Place> place) implements Answer {
        /** Wherever that may be. */
        public Delivered(String said) {
            this(said, Optional.empty());
        }
    }

    /** This message is refused for good; others may pass. */
    record Refused(String said) implements Answer {}

    /** The channel takes nothing any more until somebody mends it. */
    record Closed(String said) implements Answer {}

    /**
     * Not now; it may even have arrived.
     *
     * @param retryAfter how long the channel asked to be left alone
     */
    record Later(String said, Optional<Duration> retryAfter) implements Answer {}
}
