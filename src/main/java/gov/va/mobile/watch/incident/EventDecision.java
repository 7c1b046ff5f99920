package gov.va.mobile.watch.incident;

/** What {@link EventPolicy} wants done about an event that somebody reported. */
sealed interface EventDecision {
    /** Nothing: it stands among the results. */
    record Nothing() implements EventDecision {}

    /** Open an incident for it. */
    record Open() implements EventDecision {}

    /** The last incident was over only just now: it goes on. */
    record Reopen() implements EventDecision {}

    /** It belongs to the open incident. */
    record Join() implements EventDecision {}

    /** The open incident is told that what was reported is over. */
    record Over() implements EventDecision {}
}
