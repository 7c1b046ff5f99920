package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How people silence an upstream or an incident, and end that again. */
@ApplicationScoped
class Silencing {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final SilenceRepository silences;
    private final IncidentRepository incidents;
    private final Moves moves;
    private final CurrentMap map;
    private final CurrentActor currentActor;
    private final Audit audit;
    private final Turn turn;
    private final Clock clock;

    Silencing(
            SilenceRepository silences,
            IncidentRepository incidents,
            Moves moves,
            CurrentMap map,
            CurrentActor currentActor,
            Audit audit,
            Turn turn,
            Clock clock) {
        this.silences = silences;
        this.incidents = incidents;
        this.moves = moves;
        this.map = map;
        this.currentActor = currentActor;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    /** Those that last. */
    @Transactional
    Page<SilenceView> list(Paging paging) {
        return paging.page(
                silences.page(Viewer.of(currentActor.actor()), clock.instant(), paging),
                silence -> new Paging.Place(silence.at(), silence.id()));
    }

    SilenceView silence(Requests.Silencing request) {
        Actor by = currentActor.actor();
        Instant now = clock.instant();
        var input = new Input();
        Optional<String> upstreamId = input.optionalLine("upstreamId", request.upstreamId(), Limits.NAME);
        Optional<String> incidentId = input.optionalLine("incidentId", request.incidentId(), Limits.NAME);
        if (upstreamId.isPresent() == incidentId.isPresent()) {
            input.wrong(
                    "upstreamId",
                    "found " + (upstreamId.isPresent() ? "both" : "neither") + ", expected upstreamId or incidentId");
        }
        upstreamId
                .filter(id -> map.get().upstream(id).isEmpty())
                .ifPresent(
                        id -> input.wrong("upstreamId", "found " + id + ", expected an upstream of the services map"));
        String reason = input.text("reason", request.reason(), Limits.DETAIL);
        Optional<Instant> until = input.required("until", request.until());
        until.filter(end -> !end.isAfter(now) || end.isAfter(now.plus(LONGEST)))
                .ifPresent(end -> input.wrong(
                        "until", "found " + end + ", expected a time within the next " + LONGEST.toHours() + " hours"));
        input.check();
        return turn.take(() -> {
            Optional<UUID> about = incidentId.map(id -> moves.visible(id, by).id);
            var made =
                    new SilenceView(UUID.randomUUID(), upstreamId, about, until.orElseThrow(), reason, by.name(), now);
            silences.persist(new Silence(made));
            audit.record(by, "silence.make", "silence/" + made.id(), Optional.empty(), Optional.of(made));
            tell(made, by, now, "Silenced until " + IncidentWords.time(made.until()) + ": " + reason);
            return made;
        });
    }

    /** One of those that last. */
    @Transactional
    SilenceView one(String id) {
        return current(id, currentActor.actor(), clock.instant()).view();
    }

    /** Ends it before its time; 404 once it is over. */
    void end(String id) {
        Actor by = currentActor.actor();
        Instant now = clock.instant();
        turn.take(() -> {
            Silence silence = current(id, by, now);
            silence.endedAt = now;
            audit.record(by, "silence.end", "silence/" + id, Optional.of(silence.view()), Optional.empty());
            tell(silence.view(), by, now, "The silence was ended.");
        });
    }

    private Silence current(String id, Actor by, Instant now) {
        return Ids.uuid(id)
                .flatMap(uuid -> silences.current(uuid, now))
                .filter(found -> seen(found, by))
                .orElseThrow(() -> ProblemException.notFound("silence", id));
    }

    private boolean seen(Silence silence, Actor by) {
        return silence.incidentId == null || Viewer.of(by).sees(incidents.get(silence.incidentId));
    }

    /** On the timeline of the incident that it is about, or that its upstream has open. */
    private void tell(SilenceView silence, Actor by, Instant at, String text) {
        silence.incidentId()
                .or(() -> silence.upstreamId().flatMap(incidents::openOf).map(incident -> incident.id))
                .ifPresent(incident -> incidents.append(new TimelineItem(
                        incident,
                        at,
                        by.name(),
                        "silence",
                        text,
                        Map.of("silence", silence.id().toString()))));
    }
}
