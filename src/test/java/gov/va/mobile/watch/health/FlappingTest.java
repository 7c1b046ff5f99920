package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** behaviour.md §3, "Flapping", against a plain recount of the last 20 results. */
class FlappingTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Check CHECK = TestMaps.check("main");

    private CheckState state = CheckState.NEW;
    private Instant at = START;
    private boolean flaps;
    private final List<Boolean> changed = new ArrayList<>();

    private void result(boolean passes) {
        judge(passes ? result(ResultClass.PASS) : result(ResultClass.FAIL));
    }

    private void judge(CheckResult result) {
        at = at.plus(CHECK.interval());
        state = HealthPolicy.check(state, CHECK, result, at);
        flaps = Flapping.flaps(state.changes(), flaps);
    }

    private static CheckResult result(ResultClass resultClass) {
        return resultClass == ResultClass.PASS
                ? CheckResult.pass(Duration.ofMillis(80), Phases.NONE)
                : CheckResult.of(resultClass, FailureKind.STATUS, "answered 503", Duration.ofMillis(80), Phases.NONE);
    }

    @Test
    void sevenChangesOfTwentyAreFlappingAndSixAreNot() {
        assertThat(Flapping.flaps(changes(6), false)).isFalse();
        assertThat(Flapping.flaps(changes(7), false)).isTrue();
    }

    @Test
    void itEndsUnderFifteenPercent() {
        assertThat(Flapping.flaps(changes(3), true)).isTrue();
        assertThat(Flapping.flaps(changes(2), true)).isFalse();
    }

    private static int changes(int count) {
        int bits = Flapping.NOTHING;
        for (int i = 0; i < Flapping.RESULTS; i++) {
            bits = Flapping.after(bits, i < count);
        }
        return bits;
    }

    @Test
    void itIsSilentWithFewerThanTwentyResults() {
        for (int i = 0; i < 19; i++) {
            result(i % 2 == 0);
            assertThat(flaps).as("after %d results", i + 1).isFalse();
        }
        result(false);
        assertThat(flaps).isTrue();
    }

    @Test
    void ourOwnGapIsNoChange() {
        for (int i = 0; i < 40; i++) {
            result(i % 2 == 0);
            at = at.plus(Duration.ofHours(1));
        }
        assertThat(flaps).isFalse();
    }

    @Test
    void whatSaysNothingAboutTheUpstreamIsNoResult() {
        for (int i = 0; i < 40; i++) {
            result(true);
            judge(result(ResultClass.INCONCLUSIVE));
        }
        assertThat(flaps).isFalse();
    }

    @Test
    void generatedHistoriesAgreeWithARecount() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            state = CheckState.NEW;
            flaps = false;
            changed.clear();
            boolean last = true;
            int steadiness = 1 + random.nextInt(10);
            for (int i = 0; i < 200; i++) {
                steadiness = random.nextInt(40) == 0 ? 1 + random.nextInt(10) : steadiness;
                boolean passes = (random.nextInt(steadiness) == 0) != last;
                changed.add(i > 0 && passes != last);
                boolean before = flaps;
                result(passes);
                last = passes;
                assertThat(flaps).as("seed %d, result %d", seed, i).isEqualTo(recount(before));
            }
        }
    }

    private boolean recount(boolean before) {
        if (changed.size() < 20) {
            return false;
        }
        long share = 100
                * changed.subList(changed.size() - 20, changed.size()).stream()
                        .filter(Boolean::booleanValue)
                        .count()
                / 20;
        return before ? share >= 15 : share > 30;
    }
}
