package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One change of one incident by one person: what it is made with, and what there is to tell of it. */
final class Move {
    private final Incident incident;
    private final Actor by;
    private final Instant at;
    private final ServicesMap map;
    private final List<Said> said = new ArrayList<>();

    Move(Incident incident, Actor by, Instant at, ServicesMap map) {
        this.incident = incident;
        this.by = by;
        this.at = at;
        this.map = map;
    }

    Incident incident() {
        return incident;
    }

    String by() {
        return by.name();
    }

    Instant at() {
        return at;
    }

    ServicesMap map() {
        return map;
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    /** Tells what was done. */
    void say(IncidentChange.Kind kind, String text, Map<String, String> data) {
        said.add(Said.news(incident, kind, by, at, text, data));
    }

    /** The step is done by this very move, if the incident has it. */
    void done(Step step, Optional<String> detail) {
        incident.step(StepRecord.set(step, StepState.DONE, by.name(), at, detail));
    }

    /** Sets a condition, and tells it if that is news. */
    void condition(Condition which, boolean holds, String because) {
        if (Conditions.holds(incident.conditions, which) == holds) {
            return;
        }
        incident.conditions(Conditions.with(incident.conditions, which, holds));
        say(
                IncidentChange.Kind.CONDITION,
                "The condition \"" + which.words() + (holds ? "\" holds: " : "\" no longer holds: ") + because,
                Map.of("condition", which.code(), "holds", String.valueOf(holds)));
    }
}
