package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often which latency was seen: a histogram whose buckets grow by a tenth, so that a percentile read from it is right within 5 %; pure.
 *
 * @param counts by bucket: {@code b} holds 1.1<sup>b</sup> to 1.1<sup>b+1</sup> microseconds
 */
public record Latencies(Map<Integer, Long> counts) {
    /** By how much a bucket's end lies above its start; the SQL that fills them says the same. */
    static final double GROWTH = 1.1;

    static final Latencies NONE = new Latencies(Map.of());

    /** From buckets and their counts, in the same order. */
    static Latencies of(List<? extends Number> buckets, List<? extends Number> counts) {
        var byBucket = new TreeMap<Integer, Long>();
        for (int i = 0; i < buckets.size(); i++) {
            byBucket.merge(buckets.get(i).intValue(), counts.get(i).longValue(), Long::sum);
        }
        return new Latencies(byBucket);
    }

    /** The bucket of a latency. */
    static int bucket(Duration latency) {
        return (int) Math.floor(Math.log((double) Math.max(1, latency.toNanos() / 1000)) / Math.log(GROWTH));
    }

    Latencies plus(Latencies more) {
        var sum = new TreeMap<>(counts);
        more.counts.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new Latencies(sum);
    }

    /**
     * The latency that so many of a hundred did not exceed (nearest rank), as the middle of its bucket; empty when there was none.
     *
     * @param percent above 0, at most 100
     */
    public Optional<Duration> percentile(double percent) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long rank = (long) Math.ceil(all * percent / 100);
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : new TreeMap<>(counts).entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return Optional.of(Duration.of(Math.round(Math.pow(GROWTH, entry.getKey() + 0.5)), ChronoUnit.MICROS));
            }
        }
        return Optional.empty();
    }
}
