package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.GroupChange;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What other rooms do that begins or ends the wait for a proposal; runs in their transaction. */
@ApplicationScoped
class ProposalTriggers {
    private static final int ROOM = 200;

    private final ProposalWatches watches;
    private final UpstreamStates states;
    private final QuietWindows quiet;
    private final CurrentMap map;

    ProposalTriggers(ProposalWatches watches, UpstreamStates states, QuietWindows quiet, CurrentMap map) {
        this.watches = watches;
        this.states = states;
        this.quiet = quiet;
        this.map = map;
    }

    void onIncidents(@Observes @Priority(ROOM) IncidentsChanged changed) {
        changed.changes().stream()
                .map(change -> change.incident().startedAt())
                .min(Comparator.naturalOrder())
                .map(quiet::since)
                .ifPresent(covers -> changed.changes().forEach(change -> onIncident(change, covers)));
    }

    /** An incident stays open for a while after its upstream recovered, so health itself is listened to. */
    void onHealth(@Observes @Priority(ROOM) HealthChanged changed) {
        onMoves(changed);
        changed.groups().forEach(this::onGroup);
        changed.flaps().forEach(flap -> onFlap(flap, changed.at()));
    }

    private void onIncident(IncidentChange change, BiPredicate<String, Instant> covers) {
        IncidentView incident = change.incident();
        boolean answered = incident.status() == IncidentStatus.OPEN && incident.kind() == IncidentKind.NON_CONTROL;
        List<String> upstreams = answered ? upstreams(incident) : List.of();
        if (!answered || (upstreams.isEmpty() && incident.groupId().isEmpty())) {
            watches.unwatch(
                    incident.id(),
                    change.at(),
                    "its incident is " + (answered ? "without an upstream" : over(incident)));
            return;
        }
        boolean again = change.kind() == IncidentChange.Kind.REOPENED;
        for (String upstream : upstreams) {
            Instant since = again ? change.at() : waitsFrom(incident, upstream, covers);
            watches.watch(incident.id(), upstream, incident.groupId(), since, again);
        }
        switch (change.kind()) {
            case OPENED, REOPENED, FLAPPING, FAILS_AGAIN ->
                watches.failed(incident.id(), incident.flapping(), change.at());
            case CALMED -> watches.failed(incident.id(), false, change.at());
            case CAUSE -> watches.explained(incident.id(), change.at());
            default -> {
                // says nothing about how it fails
            }
        }
    }

    /** For which of them windows may have to be proposed: the upstream that is the root, else the members of a group. */
    private List<String> upstreams(IncidentView incident) {
        return incident.upstreamId()
                .map(List::of)
                .or(() -> incident.groupId()
                        .map(group -> SetMembers.of(
                                map.get(), group, incident.affected().upstreams())))
                .orElse(List.of());
    }

    /** What outlasted a planned window began inside it, but its clocks begin at the window's end, when it was told (behaviour.md §5). */
    private static Instant waitsFrom(IncidentView incident, String upstream, BiPredicate<String, Instant> covers) {
        return covers.test(upstream, incident.startedAt()) ? incident.detectedAt() : incident.startedAt();
    }

    private static String over(IncidentView incident) {
        return incident.status() == IncidentStatus.OPEN
                ? "ours to mend"
                : incident.status().code();
    }

    /** Thousands may move at once, of which windows concern few: what is known about health is read once, and only for those. */
    private void onMoves(HealthChanged changed) {
        Set<String> concerned = watches.concerned(changed.at());
        List<HealthChange> moves = changed.changes().stream()
                .filter(change -> concerned.contains(change.upstreamId()))
                .toList();
        if (!moves.isEmpty()) {
            Map<String, UpstreamHealth> health = states.all();
            moves.forEach(move -> onMove(move, UpstreamStates.flaps(health, move.upstreamId())));
        }
    }

    private void onMove(HealthChange change, boolean flaps) {
        switch (change.to()) {
            case DOWN -> watches.down(change.upstreamId(), change.since(), change.at(), flaps);
            case UP, DEGRADED -> watches.recovered(change.upstreamId(), change.at(), flaps);
            case UNKNOWN -> {
                // our own gap says nothing about the upstream
            }
        }
    }

    private void onGroup(GroupChange change) {
        if (change.to() == HealthStatus.DOWN) {
            watches.rootDown(change.groupId(), change.since());
        } else if (change.to() != HealthStatus.UNKNOWN) {
            watches.rootRecovered(change.groupId(), change.at());
        }
    }

    private void onFlap(FlapChange flap, Instant at) {
        boolean calmedUp =
                !flap.flapping() && (flap.status() == HealthStatus.UP || flap.status() == HealthStatus.DEGRADED);
        if (calmedUp) {
            watches.steady(flap.upstreamId(), at);
        } else {
            watches.flaps(flap.upstreamId(), at);
        }
    }
}
