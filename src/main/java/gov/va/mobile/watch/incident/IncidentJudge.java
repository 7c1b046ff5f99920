package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Opens, reopens and resolves incidents as health, time and the map have it; always inside a turn that somebody holds. */
@ApplicationScoped
class IncidentJudge {
    private final CurrentMap currentMap;
    private final IncidentRepository incidents;
    private final Chronicle chronicle;
    private final Instance<Quiet> quiet;
    private final HealthBook health;
    private final Clock clock;

    IncidentJudge(
            CurrentMap currentMap,
            IncidentRepository incidents,
            Chronicle chronicle,
            Instance<Quiet> quiet,
            HealthBook health,
            Clock clock) {
        this.currentMap = currentMap;
        this.incidents = incidents;
        this.chronicle = chronicle;
        this.quiet = quiet;
        this.health = health;
        this.clock = clock;
    }

    /** One batch of changes, inside its transaction; causes before effects, so that effects find their root's incident. */
    void onHealth(@Observes @Priority(100) HealthChanged changed) {
        Set<String> roots = new LinkedHashSet<>();
        changed.roots().forEach(change -> {
            roots.add(change.id());
            roots.addAll(change.causedBy());
            roots.addAll(change.along());
        });
        changed.flaps().forEach(flap -> roots.add(flap.upstreamId()));
        var known = new HealthOnce(health);
        var docket = new Docket(currentMap.get(), incidents, roots, known::flaps, changed.at());
        Predicate<String> covered = covered(changed.at());
        changed.roots()
                .sorted(Comparator.comparing(change -> !change.causedBy().isEmpty()))
                .forEach(change -> docket.take(change, mayOpen(change) && covered.test(change.id())));
        changed.flaps()
                .forEach(flap ->
                        docket.take(flap, covered.test(flap.upstreamId()), explained(flap, changed.flaps(), known)));
        chronicle.publish(docket.said());
    }

    /** What time alone decides: recoveries that lasted, outages that became significant, failures that outlast their window. */
    void onTime() {
        Instant now = clock.instant();
        ServicesMap map = currentMap.get();
        List<Said> said = new ArrayList<>();
        for (Incident incident : incidents.due(now)) {
            switch (IncidentPolicy.onTime(incident.rootState(), now)) {
                case Decision.Resolve _ -> said.add(resolve(map, incident, now));
                case Decision.HoldResolve _ -> incident.resolveDueAt = null;
                case Decision.Calm _ -> said.add(Flaps.calm(map, incident, now));
                default -> becomeSignificant(map, incident, now).ifPresent(said::add);
            }
        }
        said.addAll(uncovered(map, now));
        chronicle.publish(said);
    }

    /** Closes the open incidents of upstreams and groups that left the map; what failed inside a window is forgotten. */
    void onRemoved(Collection<String> rootIds) {
        Instant now = clock.instant();
        List<Said> said = new ArrayList<>();
        for (String rootId : rootIds) {
            incidents.release(rootId);
            incidents.openOf(rootId).ifPresent(incident -> {
                incident.resolve(now, Resolution.REMOVED_FROM_MAP, Actor.SELF.name());
                incident.close(now);
                incident.passed();
                said.add(Said.news(
                        incident,
                        IncidentChange.Kind.CLOSED,
                        Actor.SELF,
                        now,
                        IncidentWords.removed(rootId),
                        Map.of("resolution", Resolution.REMOVED_FROM_MAP.code())));
            });
        }
        chronicle.publish(said);
    }

    /** Whether a planned window keeps new incidents of the upstream from opening; of a group, when one covers each of its members. */
    boolean covered(String rootId, Instant at) {
        return covered(at).test(rootId);
    }

    private Predicate<String> covered(Instant at) {
        List<Predicate<String>> covers =
                quiet.stream().map(windows -> windows.at(at)).toList();
        return rootId -> {
            List<String> concerned = concerned(rootId);
            return !concerned.isEmpty()
                    && concerned.stream().allMatch(id -> covers.stream().anyMatch(one -> one.test(id)));
        };
    }

    private List<String> concerned(String rootId) {
        return Root.of(currentMap.get(), rootId)
                .map(root -> root.kind() == Root.Kind.UPSTREAM ? List.of(rootId) : root.members())
                .orElse(List.of(rootId));
    }

    /** How much of that time planned windows covered the incident's upstream, or each member of its group. */
    private Duration planned(Incident incident, Instant from, Instant to) {
        return incident.rootId().map(this::concerned).orElse(List.of()).stream()
                .map(id -> quiet.stream()
                        .map(windows -> windows.covered(id, from, to))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Whether something that it depends on fails or flaps too: that one is told instead. */
    private boolean explained(FlapChange flap, List<FlapChange> all, HealthOnce known) {
        if (!flap.flapping()) {
            return false;
        }
        Set<String> behind = new Graph(currentMap.get()).behind(flap.upstreamId());
        return !flap.causedBy().isEmpty()
                || all.stream().anyMatch(other -> other.flapping() && behind.contains(other.upstreamId()))
                || (!behind.isEmpty()
                        && known.all().stream()
                                .anyMatch(other -> behind.contains(other.upstreamId())
                                        && (other.flapping() || other.status() == HealthStatus.DOWN)));
    }

    private static boolean mayOpen(RootChange change) {
        return change.to() == HealthStatus.DOWN && change.causedBy().isEmpty() && !change.undecided();
    }

    private static Said resolve(ServicesMap map, Incident incident, Instant now) {
        Instant recoveredAt = Optional.ofNullable(incident.recoveredAt).orElse(now);
        incident.resolve(now, Resolution.RECOVERED, Actor.SELF.name());
        return Said.news(
                incident,
                IncidentChange.Kind.RESOLVED,
                Actor.SELF,
                now,
                IncidentWords.recovered(map, incident, recoveredAt),
                Map.of(
                        "resolution",
                        Resolution.RECOVERED.code(),
                        "recoveredAt",
                        recoveredAt.toString(),
                        "downFor",
                        Duration.between(incident.startedAt, recoveredAt).toString()));
    }

    private Optional<Said> becomeSignificant(ServicesMap map, Incident incident, Instant now) {
        Duration period = Policies.of(map, incident).significantPeriod();
        Instant since = Optional.ofNullable(incident.significantSince).orElse(incident.startedAt);
        Duration left = period.minus(Duration.between(since, now)).plus(planned(incident, since, now));
        if (left.isPositive()) {
            // Time in planned windows does not count (behaviour.md §4).
            incident.significantDueAt = now.plus(left);
            return Optional.empty();
        }
        List<Feature> down = Impact.downFeatures(map, incident.affectedUpstreams);
        if (down.isEmpty()) {
            // What joins the incident later starts the clock again.
            incident.significantDueAt = null;
            return Optional.empty();
        }
        incident.conditions(Conditions.with(incident.conditions, Condition.SIGNIFICANT_PERIOD, true));
        incident.version++;
        return Optional.of(Said.news(
                incident,
                IncidentChange.Kind.CONDITION,
                Actor.SELF,
                now,
                IncidentWords.significantPeriod(down, period),
                Map.of("condition", Condition.SIGNIFICANT_PERIOD.code(), "holds", "true")));
    }

    private List<Said> uncovered(ServicesMap map, Instant now) {
        Predicate<String> covered = covered(now);
        List<Withheld> free = incidents.allWithheld().stream()
                .filter(kept -> !covered.test(kept.upstreamId))
                .toList();
        if (free.isEmpty()) {
            return List.of();
        }
        var docket = new Docket(
                map,
                incidents,
                free.stream().map(kept -> kept.upstreamId).toList(),
                new HealthOnce(health)::flaps,
                now);
        free.forEach(docket::takeUp);
        return docket.said();
    }
}
