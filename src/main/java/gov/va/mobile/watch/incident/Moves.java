package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How every change by a person is made: in a turn, on what that person may see, audited, and told. */
@ApplicationScoped
class Moves {
    private final Turn turn;
    private final Clock clock;
    private final CurrentMap currentMap;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final IncidentRepository incidents;
    private final IncidentViews views;
    private final Chronicle chronicle;

    Moves(
            Turn turn,
            Clock clock,
            CurrentMap currentMap,
            CurrentActor currentActor,
            Audit audit,
            IncidentRepository incidents,
            IncidentViews views,
            Chronicle chronicle) {
        this.turn = turn;
        this.clock = clock;
        this.currentMap = currentMap;
        this.currentActor = currentActor;
        this.audit = audit;
        this.incidents = incidents;
        this.views = views;
        this.chronicle = chronicle;
    }

    /** Adds to an incident; its version stays. 409 for one that was folded into another. */
    IncidentView append(String id, String action, Consumer<Move> work) {
        Actor by = currentActor.actor();
        return turn.take(() -> {
            Incident incident = visible(id, by);
            Legal.requireNotFolded(incident);
            return make(incident, by, action, work);
        });
    }

    /** Changes an incident that nobody changed since the caller read it: 428, 412; its version grows if anything changed. */
    IncidentView edit(String id, @Nullable String ifMatch, String action, Consumer<Move> work) {
        Actor by = currentActor.actor();
        return turn.take(() -> {
            Incident incident = visible(id, by);
            Versions.require(ifMatch, incident.version);
            return make(incident, by, action, move -> {
                int version = incident.version;
                Map<String, Object> before = Snapshot.of(incident);
                work.accept(move);
                incident.version = Snapshot.of(incident).equals(before) ? version : version + 1;
            });
        });
    }

    /** Makes an incident. */
    IncidentView create(Supplier<Incident> maker, String action, Consumer<Move> work) {
        Actor by = currentActor.actor();
        return turn.take(() -> {
            Incident incident = maker.get();
            incidents.persist(incident);
            var move = new Move(incident, by, incident.detectedAt, currentMap.get());
            work.accept(move);
            incident.workedOnBy(by.name());
            audit.record(by, action, target(incident), Optional.empty(), Optional.of(Snapshot.of(incident)));
            chronicle.publish(move.said());
            return views.of(incident);
        });
    }

    /** The incident of that id, if this one may see it; else 404, as if there were none. */
    Incident visible(String id, Actor by) {
        Viewer viewer = Viewer.of(by);
        return Ids.uuid(id)
                .flatMap(incidents::findByIdOptional)
                .filter(viewer::sees)
                .orElseThrow(() -> ProblemException.notFound("incident", id));
    }

    private IncidentView make(Incident incident, Actor by, String action, Consumer<Move> work) {
        Map<String, Object> before = Snapshot.of(incident);
        var move = new Move(incident, by, clock.instant(), currentMap.get());
        work.accept(move);
        if (move.said().isEmpty()) {
            return views.of(incident);
        }
        incident.workedOnBy(by.name());
        record(move, by, action, before, Snapshot.of(incident));
        chronicle.publish(move.said());
        return views.of(incident);
    }

    private void record(Move move, Actor by, String action, Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> was = new LinkedHashMap<>();
        Map<String, Object> is = new LinkedHashMap<>();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) {
                was.put(field, before.get(field));
                is.put(field, value);
            }
        });
        is.put("said", move.said().stream().map(Said::text).toList());
        audit.record(
                by,
                action,
                target(move.incident()),
                was.isEmpty() ? Optional.empty() : Optional.of(was),
                Optional.of(is));
    }

    private static String target(Incident incident) {
        return "incident/" + incident.id;
    }
}
