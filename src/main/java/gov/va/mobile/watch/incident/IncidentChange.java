package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;
import java.util.Map;

/**
 * What happened to one incident.
 *
 * @param incident as it is afterwards
 * @param text in words, for the timeline and the message; free text of people is not escaped yet
 * @param data further facts by name, such as {@code link} of a report
 */
public record IncidentChange(
        Kind kind, IncidentView incident, Actor by, Instant at, String text, Map<String, String> data) {
    /** In {@link #data} of {@code CLOSED}: the incident that this one was folded into, as an effect of it. */
    public static final String MERGED_INTO = "mergedInto";

    /** In {@link #data} of such a {@code CLOSED}: whether the cause is told in the same breath, and names it. */
    public static final String TOLD_BY_CAUSE = "toldByCause";

    /** In {@link #data} of {@code OPENED} and {@code REOPENED}: the incidents that turn out to be effects of this one, in words. */
    public static final String CAUSE_OF = "causeOf";

    /** The kinds of change that others may care about; also the {@code kind} of timeline items. */
    public enum Kind implements Coded {
        OPENED,
        REOPENED,
        ACKNOWLEDGED,
        REPORTED,
        STEP,
        NOTE,
        /** A note on work that was decided. */
        PROGRESS,
        EDITED,
        ASSESSED,
        COMMANDER,
        RECOMMENDED,
        DECIDED,
        ESCALATED,
        CONDITION,
        /** Something else is found to explain it. */
        CAUSE,
        /** Another upstream fails because of its root. */
        AFFECTED,
        /** Its root goes to and fro: told once, instead of each down and up. */
        FLAPPING,
        /** Its root goes to and fro no more: it is down. */
        CALMED,
        /** Told of one that flaps only: its root fails again before its recovery had lasted. */
        FAILS_AGAIN,
        /** Told of one that flaps only: its root passes again. */
        RECOVERING,
        RESOLVED,
        CLOSED
    }
}
