package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.List;

/** What {@link IncidentPolicy} wants done for one upstream or group. */
sealed interface Decision {
    /** Nothing. */
    record Nothing() implements Decision {}

    /** Open an incident for a failure that began then. */
    record Open(Instant startedAt) implements Decision {}

    /** The last incident goes on: it failed again at that time. */
    record Reopen(Instant failingSince) implements Decision {}

    /** The open incident's upstream fails again, before its recovery had lasted long enough. */
    record FailsAgain(Instant failingSince) implements Decision {}

    /** The open incident's upstream recovered; resolve it at that time unless it fails again. */
    record Recovering(Instant recoveredAt, Instant resolveAt) implements Decision {}

    /** Nobody knows whether the recovery lasts: do not resolve until it is known again. */
    record HoldResolve() implements Decision {}

    /** It passed after its incident was ended by hand, or inside the window that kept it back: what comes next is fresh. */
    record Passed() implements Decision {}

    /** Open nothing while a planned window covers it, but remember it. */
    record Withhold(Instant failingSince) implements Decision {}

    /** Open nothing: these roots explain it; list it on their incidents. */
    record Explained(Instant failingSince, List<String> roots) implements Decision {}

    /** The open incident's upstream goes to and fro. */
    record Flaps() implements Decision {}

    /** Open an incident for an upstream that goes to and fro without being down for long enough. */
    record OpenFlapping() implements Decision {}

    /** The last incident goes on, as one of going to and fro. */
    record ReopenFlapping() implements Decision {}

    /** It goes to and fro no more: it is down. */
    record Calm() implements Decision {}

    /** The recovery lasted: resolve. */
    record Resolve() implements Decision {}
}
