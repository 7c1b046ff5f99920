package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.poll.CheckBoard;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.poll.History;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.Uptime;
import gov.va.mobile.watch.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the past of upstreams until now, and a while before the range that is asked for, so that outages are told from their true start to their true end. */
@ApplicationScoped
class PastReader {
    private static final Duration BEFORE = Duration.ofDays(7);

    private final CurrentMap map;
    private final CheckBoard checks;
    private final History history;
    private final Uptime uptime;
    private final Windows windows;
    private final Clock clock;

    PastReader(CurrentMap map, CheckBoard checks, History history, Uptime uptime, Windows windows, Clock clock) {
        this.map = map;
        this.checks = checks;
        this.history = history;
        this.uptime = uptime;
        this.windows = windows;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ServicesMap map() {
        return map.get();
    }

    /** When windows were on between those times. */
    WindowTimes windows(Instant from, Instant to) {
        return new WindowTimes(new Graph(map.get()), windows.held(from, to));
    }

    Past of(String upstreamId, Instant from, Instant now) {
        return history.past(upstreamId, from.minus(BEFORE), now, knownUntil(now).getOrDefault(upstreamId, now));
    }

    Map<String, Past> all(Instant from, Instant now) {
        Map<String, Instant> known = knownUntil(now);
        return history.pasts(known.keySet(), from.minus(BEFORE), now, id -> known.getOrDefault(id, now));
    }

    /** Shares of time in which upstreams were not down, in any stretch of the last 90 days. */
    Uptime.Stretches shares() {
        return uptime.stretches();
    }

    /** Median latencies by upstream and hour. */
    Map<String, Map<Instant, Duration>> medians(Collection<String> upstreamIds, Instant from, Instant to) {
        return history.medians(upstreamIds, from, to);
    }

    /** Until when the last result of each upstream speaks for it; one without any (its checks are new) has nothing to cut off. */
    Map<String, Instant> knownUntil(Instant now) {
        Map<String, Map<String, CheckView>> seen = new HashMap<>();
        checks.checks().stream()
                .collect(Collectors.groupingBy(CheckView::upstreamId))
                .forEach((id, views) -> seen.put(
                        id, views.stream().collect(Collectors.toMap(CheckView::checkId, Function.identity()))));
        var known = new LinkedHashMap<String, Instant>();
        map.get()
                .upstreams()
                .forEach(upstream -> known.put(
                        upstream.id(),
                        new UpstreamChecks(upstream, seen.getOrDefault(upstream.id(), Map.of()), now)
                                .knownUntil()
                                .orElse(now)));
        return known;
    }
}
