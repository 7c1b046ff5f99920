package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with an incident as a whole: open, resolve, close, reopen. */
@ApplicationScoped
class IncidentDesk {
    private final Moves moves;
    private final IncidentRepository incidents;
    private final CurrentMap currentMap;
    private final CurrentActor currentActor;
    private final Clock clock;

    IncidentDesk(
            Moves moves, IncidentRepository incidents, CurrentMap currentMap, CurrentActor currentActor, Clock clock) {
        this.moves = moves;
        this.incidents = incidents;
        this.currentMap = currentMap;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Opens one by hand; 409 where the upstream has an open non-control incident. */
    IncidentView open(Requests.OpenIncident request) {
        var input = new Input();
        Optional<IncidentKind> kind = input.coded("kind", IncidentKind.class, request.kind());
        if (request.kind() == null || request.kind().isEmpty()) {
            input.required("kind", null);
        }
        String title = input.line("title", request.title(), Limits.TITLE);
        String description = input.text("description", request.description(), Limits.TEXT);
        Optional<Priority> priority = input.coded("priority", Priority.class, request.priority());
        Optional<String> commander = input.optionalLine("commander", request.commander(), Limits.NAME);
        if (commander.isPresent()
                && kind.filter(IncidentKind.NON_CONTROL::equals).isPresent()) {
            input.wrong("commander", "found one, expected none: only a control incident has a commander");
        }
        ServicesMap map = currentMap.get();
        Optional<String> upstreamId = input.optionalLine("upstreamId", request.upstreamId(), Limits.NAME);
        Optional<Upstream> upstream = upstreamId.flatMap(map::upstream);
        if (upstreamId.isPresent() && upstream.isEmpty()) {
            input.wrong("upstreamId", "found " + upstreamId.get() + ", expected an upstream of the services map");
        }
        input.check();
        Actor by = currentActor.actor();
        return moves.create(
                () -> made(map, kind.orElseThrow(), title, description, upstream, priority, by),
                "incident.open",
                move -> {
                    if (move.incident().control()) {
                        lead(move, commander);
                    }
                    move.say(IncidentChange.Kind.OPENED, "Opened by hand: " + title, Map.of());
                });
    }

    /** Ends it; it does not open again by itself before its upstream passed once. */
    IncidentView resolve(String id, @Nullable String ifMatch, Requests.Resolving request) {
        var input = new Input();
        Resolution reason = input.coded("reason", Resolution.class, Resolution.BY_HAND, request.reason())
                .orElse(Resolution.RECOVERED);
        Optional<String> text = input.optionalText("text", request.text(), Limits.TEXT);
        input.check();
        return moves.edit(id, ifMatch, "incident.resolve", move -> {
            Legal.require(move.incident(), "resolve");
            move.incident().resolve(move.at(), reason, move.by());
            move.say(
                    IncidentChange.Kind.RESOLVED,
                    "Resolved by hand as " + reason.code()
                            + text.map(words -> ": " + words).orElse("."),
                    Map.of("resolution", reason.code()));
        });
    }

    /** Files it; while a condition holds only with a stated reason, for there is no postmortem. */
    IncidentView close(String id, @Nullable String ifMatch, Requests.Closing request) {
        var input = new Input();
        Optional<String> reason = input.optionalText("withoutPostmortem", request.withoutPostmortem(), Limits.TEXT);
        input.check();
        return moves.edit(id, ifMatch, "incident.close", move -> {
            Legal.require(move.incident(), "close");
            if (move.incident().owesPostmortem() && reason.isEmpty()) {
                throw ProblemException.illegalMove(
                        "found close without a postmortem while a condition holds, expected a postmortem, or withoutPostmortem with the reason",
                        Legal.moves(move.incident()));
            }
            move.incident().close(move.at());
            move.say(
                    IncidentChange.Kind.CLOSED,
                    reason.map(words -> "Closed without a postmortem: " + words).orElse("Closed."),
                    Map.of());
        });
    }

    /** Takes it up again; 409 where its upstream or group has another open one. It then stays open until its upstream fails and recovers, or somebody resolves it. */
    IncidentView reopen(String id, @Nullable String ifMatch, Requests.Reopening request) {
        var input = new Input();
        Optional<String> text = input.optionalText("text", request.text(), Limits.TEXT);
        input.check();
        return moves.edit(id, ifMatch, "incident.reopen", move -> {
            Incident incident = move.incident();
            Legal.require(incident, "reopen");
            if (!incident.control()) {
                requireNoOther(incident.rootId());
            }
            incident.reopen();
            incident.startSignificantClock(
                    move.at(), Policies.of(move.map(), incident).significantPeriod());
            move.say(
                    IncidentChange.Kind.REOPENED,
                    "Reopened by hand" + text.map(words -> ": " + words).orElse("."),
                    Map.of());
        });
    }

    /** 409 where the root has an open incident already. */
    void requireNoOther(Optional<String> rootId) {
        rootId.flatMap(incidents::openOf).ifPresent(other -> {
            throw ProblemException.conflict(
                    "found " + (other.restricted ? "restricted " : "") + "incident #" + other.number + " open for "
                            + other.rootId().orElse(other.title) + ", expected none: "
                            + (other.restricted ? "the people named on it work on that one" : "work on that one"),
                    other.id,
                    other.startedAt,
                    Optional.empty(),
                    "incident");
        });
    }

    private Incident made(
            ServicesMap map,
            IncidentKind kind,
            String title,
            String description,
            Optional<Upstream> upstream,
            Optional<Priority> priority,
            Actor by) {
        Instant now = clock.instant();
        Optional<String> upstreamId = upstream.map(Upstream::id);
        if (kind == IncidentKind.NON_CONTROL) {
            requireNoOther(upstreamId);
        }
        var incident = new Incident(new Opening(
                UUID.randomUUID(),
                incidents.nextNumber(),
                kind,
                title,
                Optional.of(description),
                priority.orElseGet(() -> Priorities.suggest(
                        upstream.map(Upstream::criticality),
                        kind == IncidentKind.NON_CONTROL && IncidentWords.backend(map, upstreamId),
                        Optional.empty())),
                priority.isPresent(),
                upstreamId,
                Optional.empty(),
                Optional.empty(),
                Impact.of(map, upstreamId),
                now,
                now));
        incident.workedOnBy(by.name());
        if (kind == IncidentKind.NON_CONTROL) {
            upstreamId.ifPresent(id -> takeOver(map, incident, id));
        }
        return incident;
    }

    /** A failure that is known already, but opened nothing, belongs to the incident that a person now opens. */
    private void takeOver(ServicesMap map, Incident incident, String upstreamId) {
        Optional.ofNullable(incidents.withheld(List.of(upstreamId)).get(upstreamId))
                .ifPresentOrElse(
                        kept -> {
                            incident.failing(kept.failingSince, kept.failure());
                            incidents.release(upstreamId);
                        },
                        () -> Optional.ofNullable(
                                        incidents.latest(List.of(upstreamId)).get(upstreamId))
                                .flatMap(last -> Optional.ofNullable(last.failingSince)
                                        .map(since -> Map.entry(since, last.failure())))
                                .ifPresent(last -> incident.failing(last.getKey(), last.getValue())));
        incident.startSignificantClock(
                incident.detectedAt, Policies.of(map, incident).significantPeriod());
    }

    /** Gives it its commander: the one that is named, else the map's. */
    static void lead(Move move, Optional<String> named) {
        Optional<String> byMap =
                Optional.ofNullable(move.map().people().get(Contacts.COMMANDER)).flatMap(Person::name);
        named.or(() -> byMap).ifPresent(name -> {
            move.incident().commander = new IncidentView.Commander(
                    name,
                    Contacts.backups(move.map(), name),
                    named.isPresent() ? move.by() : Actor.SELF.name(),
                    move.at());
            move.done(Step.COMMANDER, Optional.of(name));
        });
    }
}
