package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The incidents that one turn is about: carries out what {@link IncidentPolicy} decides, and gathers what to tell. */
final class Docket {
    private final ServicesMap map;
    private final Graph graph;
    private final IncidentRepository incidents;
    private final Instant now;
    private final Map<String, Incident> latest;
    private final Map<String, Withheld> withheld;
    private final Causes causes;
    private final Flaps flaps;
    private final List<Said> said = new ArrayList<>();

    /**
     * Reads what is known of these upstreams and groups.
     *
     * @param unsteady whether the results of that upstream go to and fro now
     * @param now when the decisions are made
     */
    Docket(
            ServicesMap map,
            IncidentRepository incidents,
            Collection<String> roots,
            Predicate<String> unsteady,
            Instant now) {
        this.map = map;
        this.graph = new Graph(map);
        this.incidents = incidents;
        this.now = now;
        this.latest = incidents.latest(roots);
        this.withheld = incidents.withheld(roots);
        this.causes = new Causes(map, graph, latest, now, said);
        this.flaps = new Flaps(map, incidents, unsteady, now, said);
    }

    /** What happened, in order. */
    List<Said> said() {
        return List.copyOf(said);
    }

    /** Takes a change of health to the incident of its upstream or group. */
    void take(RootChange change, boolean quiet) {
        take(change, quiet, change.since());
    }

    /** Takes up the failure that a planned window kept back until now: it is as old as it is, but its clocks begin now. */
    void takeUp(Withheld kept) {
        var change = new HealthChange(
                kept.upstreamId,
                HealthStatus.UNKNOWN,
                HealthStatus.DOWN,
                kept.failingSince,
                now,
                "",
                kept.failure(),
                List.of());
        take(change, false, now);
    }

    /** Takes it to the incident of its upstream that its results began to go to and fro, or ceased to. */
    void take(FlapChange change, boolean quiet, boolean explained) {
        Optional<Root> known = Root.of(map, change.upstreamId());
        if (known.isEmpty()) {
            return;
        }
        Root root = known.get();
        Incident incident = latest.get(root.id());
        if (incident != null && incident.open() && !change.flapping()) {
            incident.steady();
        }
        RootState state = incident == null ? RootState.NONE : incident.rootState();
        switch (FlapPolicy.onFlap(state, change, quiet, explained, root.policy(), now)) {
            case Decision.Flaps _ -> flaps.begin(of(incident), true, change.failure());
            case Decision.OpenFlapping _ -> openFlapping(root, change);
            case Decision.ReopenFlapping _ -> {
                of(incident).reopen();
                tell(
                        of(incident),
                        IncidentChange.Kind.REOPENED,
                        IncidentWords.flapping(map, of(incident), change.failure()),
                        Map.of());
                flaps.begin(of(incident), true, change.failure());
            }
            case Decision.Calm _ -> said.add(Flaps.calm(map, of(incident), now));
            case Decision.Recovering recovering -> recovering(of(incident), recovering);
            default -> {}
        }
    }

    private void openFlapping(Root root, FlapChange change) {
        Incident incident = made(root, IncidentWords.flappingTitle(map, root), change.failure(), List.of(), now);
        tell(incident, IncidentChange.Kind.OPENED, IncidentWords.flapping(map, incident, change.failure()), Map.of());
        flaps.begin(incident, true, change.failure());
    }

    private void take(RootChange change, boolean quiet, Instant clockStart) {
        Optional<Root> known = Root.of(map, change.id());
        if (known.isEmpty()) {
            return;
        }
        Root root = known.get();
        Incident incident = latest.get(root.id());
        RootState state =
                (incident == null ? RootState.NONE : incident.rootState()).withheld(withheld.containsKey(root.id()));
        switch (IncidentPolicy.onHealth(state, change, quiet, root.policy())) {
            case Decision.Open open -> open(root, open.startedAt(), change, clockStart);
            case Decision.Withhold kept -> withhold(root.id(), kept.failingSince(), change.failure());
            case Decision.Explained explained -> {
                release(root.id());
                causes.explained(root, explained, change.failure());
            }
            case Decision.Passed _ -> {
                release(root.id());
                if (incident != null) {
                    incident.passed();
                }
            }
            case Decision.Reopen again -> reopen(of(incident), again.failingSince(), change, clockStart);
            case Decision.FailsAgain again -> {
                of(incident).failing(again.failingSince(), change.failure());
                clock(of(incident), clockStart);
                keep(
                        of(incident),
                        IncidentChange.Kind.FAILS_AGAIN,
                        IncidentWords.failsAgain(map, of(incident), again.failingSince()));
            }
            case Decision.Recovering recovering -> recovering(of(incident), recovering);
            case Decision.HoldResolve _ -> of(incident).resolveDueAt = null;
            default -> {}
        }
        if (change.to() == HealthStatus.DOWN && change.causedBy().isEmpty() && !change.undecided()) {
            causes.atTheRoot(root, change);
        }
    }

    private void recovering(Incident incident, Decision.Recovering recovering) {
        incident.recovering(recovering.recoveredAt(), recovering.resolveAt());
        keep(
                incident,
                IncidentChange.Kind.RECOVERING,
                IncidentWords.recovering(map, incident, recovering.recoveredAt(), recovering.resolveAt()));
    }

    private void open(Root root, Instant startedAt, RootChange change, Instant clockStart) {
        Incident incident = made(root, IncidentWords.title(map, root), change.failure(), change.along(), startedAt);
        incident.failing(startedAt, change.failure());
        clock(incident, clockStart);
        tell(incident, IncidentChange.Kind.OPENED, IncidentWords.opened(map, incident), causeOf(change));
        flaps.opened(root.id(), incident, change.failure());
    }

    private Incident made(Root root, String title, Optional<Failure> failure, List<String> along, Instant startedAt) {
        boolean backend = IncidentWords.backend(map, root.upstreamId());
        var incident = new Incident(new Opening(
                UUID.randomUUID(),
                incidents.nextNumber(),
                IncidentKind.NON_CONTROL,
                title,
                Optional.empty(),
                Priorities.suggest(Optional.of(root.criticality()), backend, Optional.empty()),
                false,
                root.upstreamId(),
                root.groupId(),
                failure,
                Impact.of(graph, Impact.concerned(root, along)),
                startedAt,
                now));
        incidents.persist(incident);
        latest.put(root.id(), incident);
        release(root.id());
        return incident;
    }

    private void reopen(Incident incident, Instant since, RootChange change, Instant clockStart) {
        incident.reopen();
        incident.failing(since, change.failure());
        clock(incident, clockStart);
        incident.rootId().ifPresent(this::release);
        tell(incident, IncidentChange.Kind.REOPENED, IncidentWords.reopened(map, incident, since), causeOf(change));
        flaps.opened(change.id(), incident, change.failure());
    }

    /** What its message says of the incidents that are folded into it. */
    private Map<String, String> causeOf(RootChange change) {
        String folded = causes.foldedBy(change);
        return folded.isEmpty() ? Map.of() : Map.of(IncidentChange.CAUSE_OF, folded);
    }

    private void withhold(String rootId, Instant since, Optional<Failure> failure) {
        var kept = new Withheld(rootId, since, failure);
        incidents.withhold(kept);
        withheld.put(rootId, kept);
    }

    private void release(String rootId) {
        if (withheld.remove(rootId) != null) {
            incidents.release(rootId);
        }
    }

    /** Starts the clock of {@code significantPeriod}, unless it runs. */
    private void clock(Incident incident, Instant start) {
        incident.startSignificantClock(start, Policies.of(map, incident).significantPeriod());
    }

    /** For the timeline; that one which flaps moved is also news, so that it is kept untold. */
    private void keep(Incident incident, IncidentChange.Kind kind, String text) {
        if (incident.flappingSince == null) {
            said.add(Said.kept(incident, kind.code(), now, text));
        } else {
            tell(incident, kind, text, Map.of());
        }
    }

    private void tell(Incident incident, IncidentChange.Kind kind, String text, Map<String, String> data) {
        said.add(Said.news(incident, kind, Actor.SELF, now, text, data));
    }

    /** The incident that the policy decided about: it decides so only where there is one. */
    private static Incident of(@Nullable Incident incident) {
        return Objects.requireNonNull(incident);
    }
}
