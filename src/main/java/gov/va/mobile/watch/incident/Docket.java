package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
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
    private final List<Said> said = new ArrayList<>();

    /**
     * Reads what is known of these upstreams.
     *
     * @param now when the decisions are made
     */
    Docket(ServicesMap map, IncidentRepository incidents, Collection<String> upstreams, Instant now) {
        this.map = map;
        this.incidents = incidents;
        this.now = now;
        this.latest = incidents.latest(upstreams);
        this.withheld = incidents.withheld(upstreams);
    }

    /** What happened, in order. */
    List<Said> said() {
        return List.copyOf(said);
    }

    /** Takes a change of health to the incident of its upstream. */
    void take(HealthChange change, boolean quiet) {
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

    private void take(HealthChange change, boolean quiet, Instant clockStart) {
        Optional<Upstream> known = map.upstream(change.upstreamId());
        if (known.isEmpty()) {
            return;
        }
        Upstream upstream = known.get();
        Incident incident = latest.get(upstream.id());
        RootState state = (incident == null ? RootState.NONE : incident.rootState())
                .withheld(withheld.containsKey(upstream.id()));
        switch (IncidentPolicy.onHealth(state, change, quiet, upstream.policy())) {
            case Decision.Nothing _, Decision.Resolve _ -> {}
            case Decision.Open open -> open(upstream, open.startedAt(), change.failure(), clockStart);
            case Decision.Withhold kept -> withhold(upstream.id(), kept.failingSince(), change.failure());
            case Decision.Explained explained -> explained(upstream.id(), explained, change.failure());
            case Decision.Passed _ -> {
                release(upstream.id());
                if (incident != null) {
                    incident.passed();
                }
            }
            case Decision.Reopen again -> reopen(of(incident), again.failingSince(), change.failure(), clockStart);
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
    }

    private void open(Upstream upstream, Instant startedAt, Optional<Failure> failure, Instant clockStart) {
        boolean backend = IncidentWords.backend(map, Optional.of(upstream.id()));
        var incident = new Incident(new Opening(
                UUID.randomUUID(),
                incidents.nextNumber(),
                IncidentKind.NON_CONTROL,
                IncidentWords.title(map, upstream),
                Optional.empty(),
                Priorities.suggest(Optional.of(upstream.criticality()), backend, Optional.empty()),
                false,
                Optional.of(upstream.id()),
                failure,
                Impact.of(map, Optional.of(upstream.id())),
                startedAt,
                now));
        incident.failing(startedAt, failure);
        clock(incident, clockStart);
        incidents.persist(incident);
        latest.put(upstream.id(), incident);
        release(upstream.id());
        tell(incident, IncidentChange.Kind.OPENED, IncidentWords.opened(map, incident), Map.of());
    }

    private void reopen(Incident incident, Instant since, Optional<Failure> failure, Instant clockStart) {
        incident.reopen();
        incident.failing(since, failure);
        clock(incident, clockStart);
        release(String.valueOf(incident.upstreamId));
        tell(incident, IncidentChange.Kind.REOPENED, IncidentWords.reopened(map, incident, since), Map.of());
    }

    /** Another upstream is to blame: it is named on this one's incident, if it has one, and this one is listed on the root's. */
    private void explained(String upstreamId, Decision.Explained explained, Optional<Failure> failure) {
        release(upstreamId);
        String text = IncidentWords.caused(map, upstreamId, explained.roots());
        Incident own = latest.get(upstreamId);
        if (own != null && own.open()) {
            if (own.failingSince == null) {
                own.failing(explained.failingSince(), failure);
                clock(own, explained.failingSince());
            }
            tell(own, IncidentChange.Kind.CAUSE, text, Map.of("causedBy", String.join(",", explained.roots())));
        }
        for (String root : explained.roots()) {
            Incident incident = latest.get(root);
            if (incident != null && incident.open() && !incident.affectedUpstreams.contains(upstreamId)) {
                incident.affects(Impact.of(map, Impact.with(incident.affectedUpstreams, upstreamId)));
                clock(incident, explained.failingSince());
                keep(incident, "affected", text);
            }
        }
    }

    private void withhold(String upstreamId, Instant since, Optional<Failure> failure) {
        var kept = new Withheld(upstreamId, since, failure);
        incidents.withhold(kept);
        withheld.put(upstreamId, kept);
    }

    private void release(String upstreamId) {
        if (withheld.remove(upstreamId) != null) {
            incidents.release(upstreamId);
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
