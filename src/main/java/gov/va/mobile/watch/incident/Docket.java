package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.map.ServicesMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incidents that one turn is about: carries out what {@link IncidentPolicy} decides, and gathers what to tell. */
final class Docket {
    private final ServicesMap map;
    private final IncidentRepository incidents;
    private final Instant now;
    private final Map<String, Incident> latest;
    private final Map<String, Withheld> withheld;
    private final Causes causes;
    private final List<Said> said = new ArrayList<>();

    /**
     * Reads what is known of these upstreams and groups.
     *
     * @param now when the decisions are made
     */
    Docket(ServicesMap map, IncidentRepository incidents, Collection<String> roots, Instant now) {
        this.map = map;
        this.incidents = incidents;
        this.now = now;
        this.latest = incidents.latest(roots);
        this.withheld = incidents.withheld(roots);
        this.causes = new Causes(map, latest, now, said);
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
            case Decision.Nothing _, Decision.Resolve _ -> {}
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
                keep(of(incident), "failsAgain", IncidentWords.failsAgain(map, of(incident), again.failingSince()));
            }
            case Decision.Recovering recovering -> {
                of(incident).recovering(recovering.recoveredAt(), recovering.resolveAt());
                keep(
                        of(incident),
                        "recovering",
                        IncidentWords.recovering(map, of(incident), recovering.recoveredAt(), recovering.resolveAt()));
            }
            case Decision.HoldResolve _ -> of(incident).resolveDueAt = null;
        }
        if (change.to() == HealthStatus.DOWN && change.causedBy().isEmpty() && !change.undecided()) {
            causes.atTheRoot(root, change);
        }
    }

    private void open(Root root, Instant startedAt, RootChange change, Instant clockStart) {
        boolean backend = IncidentWords.backend(map, root.upstreamId());
        List<String> concerned = Impact.concerned(root, change.along());
        var incident = new Incident(new Opening(
                UUID.randomUUID(),
                incidents.nextNumber(),
                IncidentKind.NON_CONTROL,
                IncidentWords.title(map, root),
                Optional.empty(),
                Priorities.suggest(Optional.of(root.criticality()), backend, Optional.empty()),
                false,
                root.upstreamId(),
                root.groupId(),
                change.failure(),
                Impact.of(map, concerned),
                startedAt,
                now));
        incident.failing(startedAt, change.failure());
        clock(incident, clockStart);
        incidents.persist(incident);
        latest.put(root.id(), incident);
        release(root.id());
        tell(incident, IncidentChange.Kind.OPENED, IncidentWords.opened(map, incident), causeOf(change));
    }

    private void reopen(Incident incident, Instant since, RootChange change, Instant clockStart) {
        incident.reopen();
        incident.failing(since, change.failure());
        clock(incident, clockStart);
        incident.rootId().ifPresent(this::release);
        tell(incident, IncidentChange.Kind.REOPENED, IncidentWords.reopened(map, incident, since), causeOf(change));
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
        incident.startSignificantClock(start.plus(Policies.of(map, incident).significantPeriod()));
    }

    private void keep(Incident incident, String kind, String text) {
        said.add(Said.kept(incident, kind, now, text));
    }

    private void tell(Incident incident, IncidentChange.Kind kind, String text, Map<String, String> data) {
        said.add(Said.news(incident, kind, Actor.SELF, now, text, data));
    }

    /** The incident that the policy decided about: it decides so only where there is one. */
    private static Incident of(@Nullable Incident incident) {
        return Objects.requireNonNull(incident);
    }
}
