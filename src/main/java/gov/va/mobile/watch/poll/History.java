package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.FalseAlarms;
import gov.va.mobile.watch.health.HealthNews.Move;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was: roll-ups of results, and stretches of one status. */
@ApplicationScoped
public class History {
    private final RollupStore rollups;
    private final MedianStore medians;
    private final UpstreamStore upstreams;
    private final FalseAlarms falseAlarms;
    private final PollConfig config;

    History(
            RollupStore rollups,
            MedianStore medians,
            UpstreamStore upstreams,
            FalseAlarms falseAlarms,
            PollConfig config) {
        this.rollups = rollups;
        this.medians = medians;
        this.upstreams = upstreams;
        this.falseAlarms = falseAlarms;
        this.config = config;
    }

    /** For how long roll-ups of 5 minutes are kept. */
    public Duration fiveMinutesKept() {
        return config.keepFiveMinutes();
    }

    /** For how long hourly roll-ups are kept, and the record that uptime is computed from. */
    public Duration hoursKept() {
        return config.keepHours();
    }

    /**
     * What came back from an upstream in that time, by slots of that length, as far as anything did: from roll-ups of 5 minutes, or for steps of an hour and more
     * from hourly ones, which are kept longer.
     *
     * @param from the start of a slot
     * @param step a multiple of 5 minutes; from an hour on, of an hour
     */
    public Map<Instant, Rollup> rollups(String upstreamId, Instant from, Instant to, Duration step) {
        List<Rollup> parts = step.compareTo(RollupStore.COARSE) < 0
                ? rollups.fiveMinutes(upstreamId, from, to)
                : rollups.hours(upstreamId, from, to);
        return parts.stream()
                .collect(Collectors.toMap(
                        part -> Slots.start(part.at(), step), Function.identity(), Rollup::plus, TreeMap::new));
    }

    /** The latency that half of those that passed did not exceed, by upstream and the start of each hour in that time of which any is known; in one query. */
    public Map<String, Map<Instant, Duration>> medians(Collection<String> upstreamIds, Instant from, Instant to) {
        return medians.hours(upstreamIds, from, to);
    }

    /**
     * What an upstream was in that time, whole and in order; gaps are unknown, and so are false alarms.
     *
     * @param knownUntil until when its last result speaks for it
     */
    public Past past(String upstreamId, Instant from, Instant to, Instant knownUntil) {
        List<Move> moves = Dismissed.from(upstreams.movesOf(upstreamId, from, to), falseAlarms.since(from));
        return Past.of(Stretch.of(moves, from, to, knownUntil));
    }

    /** The same of several upstreams, in one query; until when each is known is told by its id. */
    public Map<String, Past> pasts(
            Collection<String> upstreamIds, Instant from, Instant to, Function<String, Instant> knownUntil) {
        Map<String, List<Move>> moves = Dismissed.from(upstreams.movesSince(from), falseAlarms.since(from)).stream()
                .collect(Collectors.groupingBy(Move::upstreamId));
        var pasts = new LinkedHashMap<String, Past>();
        upstreamIds.forEach(id ->
                pasts.put(id, Past.of(Stretch.of(moves.getOrDefault(id, List.of()), from, to, knownUntil.apply(id)))));
        return pasts;
    }

    /** Whether anything was ever recorded of an upstream, though the map may not have it any more. */
    public boolean knows(String upstreamId) {
        return upstreams.knows(upstreamId);
    }
}
