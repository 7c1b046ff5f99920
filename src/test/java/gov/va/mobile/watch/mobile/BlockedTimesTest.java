package gov.va.mobile.watch.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.mobile.BlockedTimes.Blocked;
import gov.va.mobile.watch.mobile.BlockedTimes.State;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Windows.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlockedTimesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Graph GRAPH = new Graph(TestMaps.map(
            List.of(TestMaps.upstream("bgs"), TestMaps.upstream("vbms")),
            List.of(TestMaps.feature("claims", "bgs", "vbms"))));

    @Test
    void overlappingAndAdjacentWindowsAreOneThatEndsAtTheLast() {
        assertThat(of(window("bgs", -60, 60), window("vbms", 60, 120), window("bgs", 90, 100)))
                .containsExactly(new Blocked("claims", at(-60), at(120), State.ACTIVE));
    }

    @Test
    void aGapKeepsThemApart() {
        assertThat(of(window("vbms", 120, 180), window("bgs", -60, 60)))
                .containsExactly(
                        new Blocked("claims", at(-60), at(60), State.ACTIVE),
                        new Blocked("claims", at(120), at(180), State.UPCOMING));
    }

    @Test
    void atItsStartItIsActiveAndAtItsEndItIsOver() {
        assertThat(of(window("bgs", 0, 60))).extracting(Blocked::state).containsExactly(State.ACTIVE);
        assertThat(of(window("bgs", -60, 0))).isEmpty();
    }

    @Test
    void anAnswerIsTrueUntilTheNextBoundary() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(BlockedTimes.trueFor(of(window("bgs", 20, 300)), NOON, minute))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(BlockedTimes.trueFor(of(window("bgs", -20, 30)), NOON, minute))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(BlockedTimes.trueFor(List.of(), NOON, minute)).isEqualTo(minute);
    }

    @Test
    void generatedWindowsBlockExactlyTheSecondsThatTheyCover() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            var windows = new ArrayList<Shown>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int start = random.nextInt(40) - 20;
                windows.add(window(random.nextBoolean() ? "bgs" : "vbms", start, start + 1 + random.nextInt(15)));
            }
            List<Blocked> found = of(windows.toArray(Shown[]::new));
            for (int second = 0; second < 40; second++) {
                Instant at = at(second);
                boolean covered =
                        windows.stream().anyMatch(window -> !at.isBefore(window.start()) && at.isBefore(window.end()));
                assertThat(found.stream()
                                .filter(each -> !at.isBefore(each.start()) && at.isBefore(each.end()))
                                .count())
                        .as("seed %d second %d", seed, second)
                        .isEqualTo(covered ? 1 : 0);
            }
        }
    }

    private static List<Blocked> of(Shown... windows) {
        return BlockedTimes.of(GRAPH, feature -> true, List.of(windows), NOON);
    }

    private static Shown window(String node, int start, int end) {
        return new Shown(UUID.randomUUID(), node, at(start), at(end));
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
