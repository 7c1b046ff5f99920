package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.pagerduty.PagerDuty.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of bringing PagerDuty to what one window wants of it. */
sealed interface PublicationOutcome {
    /** PagerDuty holds it, as wanted. */
    record Holds(Held held) implements PublicationOutcome {}

    /** PagerDuty holds nothing of it, as wanted. */
    record HoldsNothing() implements PublicationOutcome {}

    /** Its end has passed: nothing was sent. */
    record Late() implements PublicationOutcome {}

    /** A person gave it other times there. */
    record MovedThere(Held held) implements PublicationOutcome {}

    /** A person removed or ended it there. */
    record GoneThere(Optional<Instant> endedAt) implements PublicationOutcome {}

    /**
     * It was not done, or nobody knows.
     *
     * @param again when to try again; absent when trying again changes nothing
     * @param told whether a person has to do something about it
     */
    record Failed(String message, Optional<Duration> again, boolean told) implements PublicationOutcome {}
}
