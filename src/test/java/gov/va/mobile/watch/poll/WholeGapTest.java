package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthNews.Gap;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When several checks ask an upstream, it is unknown only while none of them said anything (behaviour.md §3, §8). */
class WholeGapTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static Instant minute(int n) {
        return START.plus(Duration.ofMinutes(n));
    }

    private static CheckRow judged(String check, int minute) {
        CheckState state = HealthPolicy.check(
                CheckState.NEW,
                TestMaps.check(check),
                CheckResult.pass(Duration.ofMillis(80), Phases.NONE),
                minute(minute));
        return new CheckRow(1, "bgs/" + check, "bgs", check, Optional.of(minute(minute)), state);
    }

    private static Gap gap(String check, int from, int to) {
        return new Gap("bgs", check, minute(from), minute(to));
    }

    @Test
    void whatAnotherCheckKnewMeanwhileIsNoGapHoweverLateTheFirstComesBack() {
        assertThat(UpstreamJudge.wholeGap(
                        List.of(judged("slow", 100), judged("quick", 103)), List.of(gap("slow", 10, 100))))
                .isEmpty();
        assertThat(UpstreamJudge.wholeGap(
                        List.of(judged("slow", 100), judged("quick", 60)), List.of(gap("slow", 10, 100))))
                .isEmpty();
    }

    @Test
    void whatWasSilentForLongerKnewNothing() {
        assertThat(UpstreamJudge.wholeGap(
                        List.of(judged("slow", 100), judged("quick", 5)), List.of(gap("slow", 10, 100))))
                .contains(gap("slow", 10, 100));
    }

    @Test
    void ofThoseThatComeBackTogetherWhatTheyLackedInCommonIsOne() {
        List<CheckRow> both = List.of(judged("slow", 100), judged("quick", 101));
        assertThat(UpstreamJudge.wholeGap(both, List.of(gap("slow", 10, 100), gap("quick", 40, 101))))
                .contains(gap("slow", 40, 100));
        assertThat(UpstreamJudge.wholeGap(both, List.of(gap("slow", 10, 30), gap("quick", 40, 101))))
                .isEmpty();
    }
}
