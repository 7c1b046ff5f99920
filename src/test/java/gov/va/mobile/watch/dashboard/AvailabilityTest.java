package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gov.va.mobile.watch.dashboard.Availability.Report;
import gov.va.mobile.watch.dashboard.Availability.Subject;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.Stretch;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Windows.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Subject BGS = new Subject("bgs", "BGS", Optional.of(Depth.SERVICE));
    private static final Graph GRAPH = new Graph(TestMaps.map(
            List.of(upstream("mpi"), upstream("bgs", "mpi"), upstream("vbms")),
            List.of(feature("claims", "bgs", "vbms"))));

    /** A letter a minute: U up, G degraded, D down, C down because of mpi, - not known. */
    private static Past past(String minutes) {
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < minutes.length(); i++) {
            HealthStatus status = switch (minutes.charAt(i)) {
                case 'U' -> HealthStatus.UP;
                case 'G' -> HealthStatus.DEGRADED;
                case 'D', 'C' -> HealthStatus.DOWN;
                default -> HealthStatus.UNKNOWN;
            };
            stretches.add(new Stretch(
                    minute(i), minute(i + 1), status, minutes.charAt(i) == 'C' ? List.of("mpi") : List.of()));
        }
        return Past.of(stretches);
    }

    private static Instant minute(int n) {
        return START.plus(Duration.ofMinutes(n));
    }

    private static WindowTimes windows(Held... windows) {
        return new WindowTimes(GRAPH, List.of(windows));
    }

    private static Held window(String upstreamId, int from, int to, boolean planned) {
        return new Held(upstreamId, minute(from), minute(to), planned);
    }

    private static Availability of(String minutes, Held... windows) {
        return Availability.of(BGS, past(minutes), START, minute(minutes.length()), windows(windows));
    }

    private static Times.Part part(int known, int unknown, int down) {
        return new Times.Part(Duration.ofMinutes(known), Duration.ofMinutes(unknown), Duration.ofMinutes(down));
    }

    @Test
    void gapsAreNeitherUpNorDown() {
        Availability told = of("UUUUDD----UUGU");
        assertThat(told.uptime()).contains(0.8);
        assertThat(told.time().outsideWindows()).isEqualTo(part(10, 4, 2));
        assertThat(of("----").uptime()).isEmpty();
        assertThat(of("----").time().outsideWindows()).isEqualTo(part(0, 4, 0));
    }

    @Test
    void timeInsideWindowsStandsApart() {
        Availability told = of("UUDDDDUUDU", window("bgs", 2, 4, true), window("bgs", 3, 5, false));
        assertThat(told.time().outsideWindows()).isEqualTo(part(7, 0, 2));
        assertThat(told.time().insideWindows()).isEqualTo(part(3, 0, 3));
        assertThat(told.time().insidePlanned()).isEqualTo(part(2, 0, 2));
        assertThat(told.uptime()).contains(0.5);
        assertThat(told.uptimeOutsideWindows()).contains(0.7142);
    }

    @Test
    void aWindowOnWhatItDependsOnCountsAndOneOnAnotherDoesNot() {
        assertThat(of("UUDD", window("mpi", 2, 4, true)).time().insideWindows().down())
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(of("UUDD", window("vbms", 2, 4, true)).time().insideWindows())
                .isEqualTo(part(0, 0, 0));
    }

    @Test
    void recoveryAndFailureAreCountedFromTrueStartsAndEnds() {
        // Down 4 min of which 2 lie before the range, then 2 min, then still down.
        String minutes = "UDDDDUUUUUDDUUUUUUDD";
        Availability told = Availability.of(BGS, past(minutes), minute(3), minute(20), windows());
        assertThat(told.outages()).isEqualTo(3);
        assertThat(told.meanTimeToRecovery()).contains(Duration.ofMinutes(3));
        assertThat(told.meanTimeBetweenFailures()).contains(Duration.ofSeconds(11 * 60 / 2));
        assertThat(told.longestOutage()).contains(Duration.ofMinutes(4));
        assertThat(of("UUUU"))
                .returns(0, Availability::outages)
                .returns(Optional.empty(), Availability::meanTimeToRecovery)
                .returns(Optional.empty(), Availability::meanTimeBetweenFailures)
                .returns(Optional.empty(), Availability::longestOutage);
    }

    @Test
    void aGapEndsNoOutageAndCausesAreNamed() {
        List<OutageEntry> outages = OutageEntry.of(past("UDD--DU-DCU-DD--").stretches());
        assertThat(outages)
                .containsExactly(
                        new OutageEntry(minute(1), Optional.of(minute(6)), Duration.ofMinutes(5), List.of()),
                        new OutageEntry(minute(8), Optional.of(minute(10)), Duration.ofMinutes(2), List.of("mpi")),
                        new OutageEntry(minute(12), Optional.empty(), Duration.ofMinutes(4), List.of()));
    }

    @Test
    void aFeatureIsDownWhileSomethingIsThatItDependsOnDirectly() {
        Map<String, Past> pasts = Map.of("bgs", past("UUDDDUUU--"), "vbms", past("UUUDDDUU--"));
        Feature any = feature("claims", "bgs", "vbms");
        Feature all = new Feature("sign_in", "Signing in", List.of("bgs", "vbms"), FeatureRule.ALL, false);
        assertThat(FeaturePast.of(any, GRAPH, pasts).within(START, minute(10)).down())
                .isEqualTo(Duration.ofMinutes(4));
        assertThat(FeaturePast.of(all, GRAPH, pasts).within(START, minute(10)).down())
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(FeaturePast.of(any, GRAPH, pasts).within(START, minute(10)).known())
                .isEqualTo(Duration.ofMinutes(8));
        assertThat(FeaturePast.of(any, GRAPH, Map.of()).stretches()).isEmpty();
    }

    @Test
    void equalsACountMinuteByMinute() {
        long seed = new Random().nextLong();
        System.out.println("AvailabilityTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String minutes = random(random, 120);
            List<Held> windows = IntStream.range(0, random.nextInt(4))
                    .mapToObj(any -> {
                        int start = random.nextInt(110);
                        return window(
                                List.of("bgs", "mpi", "vbms").get(random.nextInt(3)),
                                start,
                                start + 1 + random.nextInt(30),
                                random.nextBoolean());
                    })
                    .toList();
            int from = random.nextInt(60);
            int to = from + 1 + random.nextInt(60);
            Availability told =
                    Availability.of(BGS, past(minutes), minute(from), minute(to), new WindowTimes(GRAPH, windows));
            int[] inside = new int[3];
            int[] outside = new int[3];
            for (int i = from; i < to; i++) {
                Instant at = minute(i);
                boolean on = windows.stream()
                        .anyMatch(one -> !one.upstreamId().equals("vbms")
                                && !at.isBefore(one.start())
                                && at.isBefore(one.end()));
                int[] counts = on ? inside : outside;
                char letter = minutes.charAt(i);
                counts[0] += letter == '-' ? 0 : 1;
                counts[1] += letter == '-' ? 1 : 0;
                counts[2] += letter == 'D' || letter == 'C' ? 1 : 0;
            }
            assertThat(told.time().insideWindows())
                    .as("seed %d", seed)
                    .isEqualTo(part(inside[0], inside[1], inside[2]));
            assertThat(told.time().outsideWindows())
                    .as("seed %d", seed)
                    .isEqualTo(part(outside[0], outside[1], outside[2]));
            int known = inside[0] + outside[0];
            if (known == 0) {
                assertThat(told.uptime()).isEmpty();
            } else {
                assertThat(told.uptime().orElseThrow())
                        .isEqualTo(1 - (double) (inside[2] + outside[2]) / known, within(1e-4));
            }
        }
    }

    private static String random(Random random, int length) {
        var minutes = new StringBuilder();
        char letter = '-';
        for (int i = 0; i < length; i++) {
            letter = random.nextInt(6) == 0 ? "UGDC-".charAt(random.nextInt(5)) : letter;
            minutes.append(letter);
        }
        return minutes.toString();
    }

    @Test
    void theTableQuotesNamesAndHoldsNoFormula() {
        Subject bad = new Subject("bgs", "=HYPERLINK(\"http://x\")", Optional.of(Depth.DOOR));
        Availability told = Availability.of(bad, past("UUDU"), START, minute(4), windows());
        String csv = AvailabilityCsv.of(new Report(START, minute(4), List.of(told), List.of()));
        assertThat(List.of(csv.split("\r\n", -1)))
                .filteredOn(line -> !line.isEmpty())
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "upstream,\"bgs\",\"'=HYPERLINK(\"\"http://x\"\")\",door,0.75,0.75,1,1.00,3.00,1.00,4.00,0.00,1.00,");
    }
}
