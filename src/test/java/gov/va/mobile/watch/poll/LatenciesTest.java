package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static Latencies of(List<Duration> latencies) {
        return Latencies.of(
                latencies.stream().map(Latencies::bucket).toList(),
                latencies.stream().map(any -> 1).toList());
    }

    @Test
    void nothingSeenHasNoPercentile() {
        assertThat(Latencies.NONE.percentile(99)).isEmpty();
    }

    @Test
    void percentilesAreRightWithinFivePercent() {
        long seed = new Random().nextLong();
        System.out.println("LatenciesTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Duration> sorted = IntStream.range(0, 1 + random.nextInt(400))
                    .mapToObj(any -> Duration.ofNanos((long) (1000 * Math.exp(random.nextDouble() * 17))))
                    .sorted()
                    .toList();
            int half = random.nextInt(sorted.size() + 1);
            Latencies merged = of(sorted.subList(0, half)).plus(of(sorted.subList(half, sorted.size())));
            for (double percent : new double[] {50, 95, 99, 100}) {
                Duration exact = sorted.get((int) Math.ceil(sorted.size() * percent / 100) - 1);
                double told = merged.percentile(percent).orElseThrow().toNanos();
                // half a bucket; and a microsecond that is cut off on the way in, half a one that is rounded on the way
                // out
                assertThat(told / exact.toNanos()).isEqualTo(1, within(0.051 + 1500.0 / exact.toNanos()));
            }
        }
    }
}
