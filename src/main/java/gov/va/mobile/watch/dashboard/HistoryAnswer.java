package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.dashboard.WindowTimes.Span;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The history of an upstream.
 *
 * @param from the start of the first point
 * @param uptime the share of the known time in which it was not down; null where nothing is known
 * @param time where the time went
 * @param points one for each step, gaps included
 * @param outages all that touch the range, with their true start and end, newest first
 */
@Schema(name = "History")
@JsonInclude(JsonInclude.Include.ALWAYS)
record HistoryAnswer(
        Instant from,
        Instant to,
        Duration step,
        Optional<Double> uptime,
        Times time,
        List<Point> points,
        List<OutageEntry> outages) {

    /**
     * One step; all is null where nothing was asked or known: a gap.
     *
     * @param up how many results passed, slow ones aside
     * @param slow how many passed slowly
     * @param fail how many failed
     * @param other how many say nothing about the upstream: misconfigured, inconclusive
     * @param p50 the latency that half of those that passed did not exceed, within 5 %; so {@code p95}, {@code p99}
     * @param uptime the share of the known time of this step in which it was not down
     */
    @Schema(name = "HistoryPoint")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Point(
            Instant at,
            Optional<Long> up,
            Optional<Long> slow,
            Optional<Long> fail,
            Optional<Long> other,
            Optional<Duration> p50,
            Optional<Duration> p95,
            Optional<Duration> p99,
            Optional<Double> uptime) {
        private static Point of(Instant at, Optional<Rollup> rollup, Optional<Double> uptime) {
            return new Point(
                    at,
                    rollup.map(Rollup::up),
                    rollup.map(Rollup::slow),
                    rollup.map(Rollup::fail),
                    rollup.map(Rollup::other),
                    rollup.flatMap(one -> one.latencies().percentile(50)),
                    rollup.flatMap(one -> one.latencies().percentile(95)),
                    rollup.flatMap(one -> one.latencies().percentile(99)),
                    uptime);
        }
    }

    static HistoryAnswer of(
            HistoryQuery query, Map<Instant, Rollup> rollups, Past past, List<Span> windows, List<Span> planned) {
        var points = new ArrayList<Point>();
        for (Instant at = query.from(); at.isBefore(query.to()); at = at.plus(query.step())) {
            Instant end = at.plus(query.step());
            points.add(Point.of(
                    at,
                    Optional.ofNullable(rollups.get(at)),
                    Share.told(past.within(at, end.isBefore(query.to()) ? end : query.to())
                            .uptime())));
        }
        return new HistoryAnswer(
                query.from(),
                query.to(),
                query.step(),
                Share.told(past.within(query.from(), query.to()).uptime()),
                Times.of(past, query.from(), query.to(), windows, planned),
                points,
                OutageEntry.of(past.stretches()).reversed().stream()
                        .filter(outage -> outage.overlaps(query.from(), query.to()))
                        .toList());
    }
}
