package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.ProblemException;
import java.util.List;

/** Which moves an incident allows: {@code open → resolved → closed}, and back by reopening (behaviour.md §4). */
final class Legal {
    private static final String CLOSE = "close";
    private static final String REOPEN = "reopen";

    private Legal() {}

    static List<String> moves(Incident incident) {
        return switch (incident.status) {
            case OPEN -> List.of("acknowledge", "resolve");
            case RESOLVED -> List.of(CLOSE, REOPEN);
            case CLOSED -> incident.mergedInto == null ? List.of(REOPEN) : List.of();
        };
    }

    /** 409 unless the incident allows the move. */
    static void require(Incident incident, String move) {
        if (!moves(incident).contains(move)) {
            throw refused(incident, move);
        }
    }

    /** 409 once the incident is closed: what it says then stays so. */
    static void requireEditable(Incident incident, String edit) {
        if (incident.status == IncidentStatus.CLOSED) {
            throw refused(incident, edit);
        }
    }

    /** 409 for a non-control incident: it has no commander, and nobody decides about a release for it. */
    static void requireControl(Incident incident, String edit) {
        requireEditable(incident, edit);
        if (!incident.control()) {
            throw ProblemException.illegalMove(
                    "found " + edit + " of a non-control incident, expected a control incident", moves(incident));
        }
    }

    /** 409 for one that goes on as a part of another. */
    static void requireNotFolded(Incident incident) {
        if (incident.mergedInto != null) {
            throw ProblemException.illegalMove(
                    "found an incident that was folded into " + incident.mergedInto + ", expected that one",
                    moves(incident));
        }
    }

    private static ProblemException refused(Incident incident, String move) {
        List<String> legal = moves(incident);
        return ProblemException.illegalMove(
                "found " + move + " of an incident that is " + incident.status.code() + ", expected "
                        + (legal.isEmpty() ? "nothing more" : String.join(" or ", legal)),
                legal);
    }
}
