package gov.va.mobile.watch.notification;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What came of handing a message to a channel; {@code said} are words that may be shown: never the channel's URL. */
public sealed interface Answer {
    /** In words. */
    String said();

    /** The same in other words. */
    default Answer saying(UnaryOperator<String> words) {
        return switch (this) {
            case Delivered(String said, Optional<Place> place) -> new Delivered(words.apply(said), place);
            case Refused(String said) -> new Refused(words.apply(said));
            case Closed(String said) -> new Closed(words.apply(said));
            case Later(String said, Optional<Duration> retryAfter) -> new Later(words.apply(said), retryAfter);
        };
    }

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
