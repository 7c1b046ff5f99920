package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.WayOut;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what {@link WindowPolicy} must know to propose a window. */
@ApplicationScoped
class Situations {
    /** Outages that are older teach nothing about today's upstreams. */
    private static final Duration HISTORY = Duration.ofDays(365);

    /** What has been down for longer than that does not flap. */
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);

    private final WindowRepository windows;
    private final UpstreamStates states;
    private final CurrentMap map;
    private final WayOut wayOut;

    Situations(WindowRepository windows, UpstreamStates states, CurrentMap map, WayOut wayOut) {
        this.windows = windows;
        this.states = states;
        this.map = map;
        this.wayOut = wayOut;
    }

    /**
     * What the incident that asks knows itself.
     *
     * @param rootId the group, or the common cause, whose incident asks: that explains the upstream, but no other does
     * @param flapping it opened so often that it goes to and fro, whatever the results of the upstream say
     */
    record Asked(Optional<String> rootId, Instant downSince, boolean flapping) {}

    /** What is known of that upstream. */
    WindowPolicy.Situation of(Upstream upstream, Asked asked, Instant now) {
        Instant downSince = asked.downSince();
        var health = states.all();
        var reach = new Reach(map.get());
        String id = upstream.id();
        // a drill's is down while it is asked about, stands in no book, and reaches nobody by design
        boolean drill = DrillUpstream.is(id);
        return new WindowPolicy.Situation(
                downSince,
                drill || health.isEmpty() ? Optional.of(true) : UpstreamStates.down(health, id),
                Optional.ofNullable(health.get(id))
                        .filter(own -> !own.causedBy()
                                .equals(asked.rootId().map(List::of).orElse(List.of())))
                        .filter(own -> !own.causedBy().isEmpty())
                        .isPresent(),
                !drill && (backendDown(map.get(), id, health) || reach.reachesNobody(id)),
                wayOut.timeHolds(),
                latest(
                        windows.coveredUntil(reach.withDependencies(id), now),
                        windows.proposalOf(id).map(proposal -> standsUntil(proposal, now))),
                windows.lastRejectionOf(id),
                asked.flapping() || UpstreamStates.flaps(health, id),
                downLately(id, now),
                upstream.policy(),
                estimate(id, downSince, now));
    }

    /** How long the outage may still last. */
    Estimate estimate(String upstreamId, Instant downSince, Instant now) {
        Instant from = now.minus(HISTORY);
        var past = OutageHistory.of(
                states.outagesThatCount(from), new OutageHistory.Current(upstreamId, downSince), planned(from), now);
        return Estimate.of(upstreamId, Duration.between(downSince, now), past);
    }

    /** How long of the last hour it was down. */
    private Duration downLately(String upstreamId, Instant now) {
        var lately = new Span(now.minus(WindowPolicy.LATELY), now);
        return states.outagesSince(now.minus(LONGEST_OUTAGE)).stream()
                .filter(outage -> outage.upstreamId().equals(upstreamId))
                .map(outage ->
                        lately.overlap(new Span(outage.start(), outage.end().orElse(now))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** While the app's own back end is down no window can reach the app, least of all one on itself. */
    private static boolean backendDown(ServicesMap map, String upstreamId, Map<String, UpstreamHealth> health) {
        return map.backend()
                .filter(backend -> backend.equals(upstreamId)
                        || Optional.ofNullable(health.get(backend))
                                .filter(own -> own.status() == HealthStatus.DOWN)
                                .isPresent())
                .isPresent();
    }

    /** The planned and imported windows that concern each upstream: its own, and those of what it depends on. */
    private Map<String, List<Span>> planned(Instant from) {
        var planned = windows.plannedSince(from);
        if (planned.isEmpty()) {
            return Map.of();
        }
        var reach = new Reach(map.get());
        return map.get().upstreams().stream().map(Upstream::id).collect(Collectors.toMap(Function.identity(), id -> {
            var concerned = reach.withDependencies(id);
            return planned.stream()
                    .filter(window -> concerned.contains(window.upstreamId))
                    .map(MaintenanceWindow::span)
                    .toList();
        }));
    }

    /** While it is undecided there is no second one, even in the moment after its end. */
    private static Instant standsUntil(MaintenanceWindow proposal, Instant now) {
        Instant soon = now.plus(WindowPolicy.LOOK_AGAIN);
        return proposal.end.isAfter(soon) ? proposal.end : soon;
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
    }
}
