package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.poll.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The past of all upstreams at a glance, for bars and sparklines; pure.
 *
 * @param at when it was composed
 * @param periods what the bars stand for
 * @param items one for each upstream, in the map's order
 */
@Schema(name = "Bars")
record BarsAnswer(Instant at, List<PeriodEntry> periods, List<UpstreamBars> items) {
    /** A row of bars: so many of that length, the last one with now in it. */
    enum Period {
        DAY("24h", Duration.ofHours(1), 24),
        WEEK("7d", Duration.ofHours(6), 28),
        QUARTER("90d", Duration.ofDays(1), 90);

        private final String code;
        private final Duration step;
        private final int bars;

        Period(String code, Duration step, int bars) {
            this.code = code;
            this.step = step;
            this.bars = bars;
        }

        Instant from(Instant now) {
            long step = this.step.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step)
                    .minus(this.step.multipliedBy(bars - 1L));
        }

        private List<Instant> starts(Instant now) {
            return IntStream.range(0, bars)
                    .mapToObj(bar -> from(now).plus(step.multipliedBy(bar)))
                    .toList();
        }
    }

    /**
     * What the bars of a period stand for.
     *
     * @param from the start of the first bar
     * @param step the length of each
     */
    @Schema(name = "BarPeriod")
    record PeriodEntry(String id, Instant from, Duration step, int bars) {
        static PeriodEntry of(Period period, Instant now) {
            return new PeriodEntry(period.code, period.from(now), period.step, period.bars);
        }
    }

    /**
     * One upstream. A bar is the share of its known time in which it was not down, 0 to 1, rounded down so that an outage always shows; null where nothing is known.
     *
     * @param latency for each bar of the last 24 hours, the latency that half of those that passed did not exceed; null where nothing is known
     */
    @Schema(name = "UpstreamBars")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record UpstreamBars(
            String id,
            @JsonProperty("24h") List<Optional<Double>> day,
            @JsonProperty("7d") List<Optional<Double>> week,
            @JsonProperty("90d") List<Optional<Double>> quarter,
            List<Optional<Duration>> latency) {}

    /**
     * Composes it.
     *
     * @param knownUntil by upstream, until when its last result speaks for it
     * @param medians by upstream and the start of the hour
     */
    static BarsAnswer of(
            Instant now,
            Map<String, Instant> knownUntil,
            Uptime.Stretches shares,
            Map<String, Map<Instant, Duration>> medians) {
        return new BarsAnswer(
                now,
                List.of(Period.values()).stream()
                        .map(period -> PeriodEntry.of(period, now))
                        .toList(),
                knownUntil.entrySet().stream()
                        .map(known -> upstream(
                                known.getKey(),
                                now,
                                earlier(now, known.getValue()),
                                shares,
                                medians.getOrDefault(known.getKey(), Map.of())))
                        .toList());
    }

    private static UpstreamBars upstream(
            String id, Instant now, Instant until, Uptime.Stretches shares, Map<Instant, Duration> medians) {
        Function<Period, List<Optional<Double>>> bars = period -> period.starts(now).stream()
                .map(start -> Share.told(shares.of(id, start, earlier(start.plus(period.step), until))))
                .toList();
        return new UpstreamBars(
                id,
                bars.apply(Period.DAY),
                bars.apply(Period.WEEK),
                bars.apply(Period.QUARTER),
                Period.DAY.starts(now).stream()
                        .map(start -> Optional.ofNullable(medians.get(start)))
                        .toList());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
