package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to an incident and goes on its timeline.
 *
 * @param news set when other rooms are told, too
 */
record Said(
        Incident incident,
        String kind,
        Optional<IncidentChange.Kind> news,
        Actor by,
        Instant at,
        String text,
        Map<String, String> data) {

    /** For the timeline and the other rooms. */
    static Said news(
            Incident incident, IncidentChange.Kind kind, Actor by, Instant at, String text, Map<String, String> data) {
        return new Said(incident, kind.code(), Optional.of(kind), by, at, text, data);
    }

    /** For the timeline alone, by Upstream Watch itself. */
    static Said kept(Incident incident, String kind, Instant at, String text) {
        return new Said(incident, kind, Optional.empty(), Actor.SELF, at, text, Map.of());
    }
}
