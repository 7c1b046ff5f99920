package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Coded;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of one alert.
 *
 * @param upstreamId the upstream that it is about, where the map has it
 */
record AlertOutcome(String fingerprint, Outcome outcome, Optional<String> upstreamId, Optional<UUID> incidentId) {
    /** What was done. */
    enum Outcome implements Coded {
        OPENED,
        REOPENED,
        JOINED,
        /** Told before: nothing changed. */
        KNOWN,
        /** It only warns: nothing changed. */
        WARNING,
        /** A planned window covers the upstream: nothing opened. */
        COVERED,
        /** It is over. */
        OVER
    }
}
