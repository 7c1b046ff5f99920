package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.window.Estimate.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void tooFewPastOutagesGiveAnHour() {
        for (int own = 0; own < 5; own++) {
            Estimate estimate = Estimate.of(
                    "bgs",
                    Duration.ZERO,
                    outages("bgs", IntStream.range(0, own).map(i -> 40).toArray()));
            assertThat(estimate)
                    .isEqualTo(
                            new Estimate(Duration.ofHours(1), Basis.DEFAULT, own, Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void theUpstreamsOwnOutagesThatLastedAsLong() {
        Estimate estimate = Estimate.of(
                "bgs", Duration.ofMinutes(20), outages("bgs", 5, 10, 19, 20, 40, 60, 80, 100, 140, 200, 260));
        assertThat(estimate.basis()).isEqualTo(Basis.UPSTREAM);
        assertThat(estimate.samples()).isEqualTo(8);
        assertThat(estimate.median()).contains(Duration.ofHours(1));
        assertThat(estimate.percentile75()).contains(Duration.ofHours(2));
        assertThat(estimate.remaining()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void thoseOfAllWhereItsOwnAreTooFew() {
        var past = new ArrayList<>(
                outages("mpi", IntStream.range(1, 20).map(i -> i * 10).toArray()));
        assertThat(Estimate.of("bgs", Duration.ZERO, past).basis()).isEqualTo(Basis.DEFAULT);
        past.addAll(outages("bgs", 200));
        Estimate estimate = Estimate.of("bgs", Duration.ZERO, past);
        assertThat(estimate.basis()).isEqualTo(Basis.ALL);
        assertThat(estimate.samples()).isEqualTo(20);
        assertThat(estimate.percentile75()).contains(Duration.ofMinutes(150));
    }

    @Test
    void thoseCutShortLastedLonger() {
        var past = new ArrayList<>(outages("bgs", 10, 20, 60, 90));
        past.add(new Observed("bgs", Duration.ofMinutes(30), true));
        Estimate estimate = Estimate.of("bgs", Duration.ZERO, past);
        assertThat(estimate.samples()).isEqualTo(5);
        // 3/5 go on after 20 minutes; of the two left after the cut one ends at 60: 3/10
        assertThat(estimate.median()).contains(Duration.ofHours(1));
        assertThat(estimate.percentile75()).contains(Duration.ofMinutes(90));
    }

    @Test
    void whereAllWereCutShortItIsTheLongest() {
        List<Observed> past = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> new Observed("bgs", Duration.ofHours(i), true))
                .toList();
        assertThat(Estimate.of("bgs", Duration.ZERO, past).percentile75()).contains(Duration.ofHours(6));
    }

    @Test
    void theEndIsRoundedUpAndWithinItsBounds() {
        assertThat(estimate(60).end(NOON)).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(estimate(60).end(NOON.plusSeconds(1))).isEqualTo(NOON.plus(Duration.ofMinutes(75)));
        assertThat(estimate(60).end(NOON.plusNanos(1000))).isEqualTo(NOON.plus(Duration.ofMinutes(75)));
        assertThat(estimate(1).end(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
        assertThat(estimate(6000).end(NOON)).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(estimate(6000).end(NOON.plusSeconds(1))).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void generatedHistoriesKeepTheBounds() {
        for (long seed = 1; seed <= 2000; seed++) {
            var random = new Random(seed);
            var past = new ArrayList<Observed>();
            for (int i = random.nextInt(40); i > 0; i--) {
                past.add(new Observed(
                        random.nextInt(3) == 0 ? "bgs" : "mpi",
                        Duration.ofSeconds(random.nextInt(200_000)),
                        random.nextInt(4) == 0));
            }
            Duration elapsed = Duration.ofSeconds(random.nextInt(20_000));
            Instant now = NOON.plusSeconds(random.nextInt(10_000));
            Estimate estimate = Estimate.of("bgs", elapsed, past);
            assertThat(estimate.end(now))
                    .as("seed %d", seed)
                    .isBetween(now.plus(Duration.ofMinutes(30)), now.plus(Duration.ofHours(24)))
                    .matches(end -> end.getEpochSecond() % 900 == 0 && end.getNano() == 0);
            if (estimate.basis() != Basis.DEFAULT) {
                long longer = past.stream()
                        .filter(outage -> estimate.basis() == Basis.ALL
                                || outage.upstreamId().equals("bgs"))
                        .filter(outage -> outage.lasted().compareTo(elapsed) >= 0)
                        .count();
                assertThat(estimate.samples()).as("seed %d", seed).isEqualTo((int) longer);
                assertThat(estimate.median().orElseThrow())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(estimate.percentile75().orElseThrow());
            }
            Collections.shuffle(past, random);
            assertThat(Estimate.of("bgs", elapsed, past)).as("seed %d", seed).isEqualTo(estimate);
        }
    }

    @Test
    void theNearestRankWithoutCuts() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            int[] minutes =
                    random.ints(5 + random.nextInt(20), 1, 1000).sorted().toArray();
            Estimate estimate = Estimate.of("bgs", Duration.ZERO, outages("bgs", minutes));
            int rank = (int) Math.ceil(0.75 * minutes.length);
            assertThat(estimate.percentile75()).as("seed %d", seed).contains(Duration.ofMinutes(minutes[rank - 1]));
        }
    }

    @Test
    void openOutagesAreCutAndTheCurrentOneIsLeftOut() {
        var past = OutageHistory.of(
                List.of(
                        new Outage("bgs", at(-300), Optional.of(at(-240))),
                        new Outage("mpi", at(-30), Optional.empty()),
                        new Outage("bgs", at(-10), Optional.empty())),
                new OutageHistory.Current("bgs", at(-10)),
                Map.of(),
                NOON);
        assertThat(past)
                .containsExactly(
                        new Observed("bgs", Duration.ofHours(1), false),
                        new Observed("mpi", Duration.ofMinutes(30), true));
    }

    @Test
    void plannedTimeCountsInNone() {
        var planned = Map.of("bgs", List.of(new Span(at(-100), at(-50))));
        assertThat(OutageHistory.of(
                        List.of(
                                new Outage("bgs", at(-90), Optional.of(at(-60))),
                                new Outage("bgs", at(-90), Optional.of(at(-30))),
                                new Outage("bgs", at(-120), Optional.of(at(-60))),
                                new Outage("mpi", at(-90), Optional.of(at(-60)))),
                        new OutageHistory.Current("caseflow", NOON),
                        planned,
                        NOON))
                .containsExactly(
                        new Observed("bgs", Duration.ofMinutes(20), false),
                        new Observed("bgs", Duration.ofMinutes(20), true),
                        new Observed("mpi", Duration.ofMinutes(30), false));
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Estimate estimate(int minutes) {
        return Estimate.of("bgs", Duration.ZERO, outages("bgs", minutes, minutes, minutes, minutes, minutes));
    }

    private static List<Observed> outages(String upstreamId, int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(length -> new Observed(upstreamId, Duration.ofMinutes(length), false))
                .toList();
    }
}
