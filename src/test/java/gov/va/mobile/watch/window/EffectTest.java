package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.window.Calibration.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Span WINDOW = new Span(at(0), at(60));

    @Test
    void wasteIsWhatTheUpstreamAnsweredInside() {
        assertThat(effect(List.of(outage(-20, 40)), 100)).isEqualTo(effect(60, 20, 0));
        assertThat(effect(List.of(outage(-20, 10), outage(30, 50)), 100)).isEqualTo(effect(60, 30, 0));
        assertThat(effect(List.of(), 100)).isEqualTo(effect(60, 60, 0));
    }

    @Test
    void overrunIsWhatTheOutageLastedAfter() {
        assertThat(effect(List.of(outage(-20, 85)), 100)).isEqualTo(effect(60, 0, 25));
        assertThat(effect(List.of(open(-20)), 75)).isEqualTo(effect(60, 0, 15));
        assertThat(effect(List.of(outage(60, 85)), 100)).isEqualTo(effect(60, 60, 0));
    }

    @Test
    void onlyAsFarAsTimeHasCome() {
        assertThat(effect(List.of(open(-20)), 30)).isEqualTo(effect(30, 0, 0));
        assertThat(effect(List.of(open(-20)), -5)).isEqualTo(Effect.NONE);
    }

    @Test
    void anEstimateHeldWhenTheOutageEndedByItsEnd() {
        List<Outage> outages = List.of(outage(0, 50), outage(100, 200), open(300));
        var held = new Promise("bgs", at(15), at(60));
        var broken = new Promise("bgs", at(115), at(160));
        var undecided = new Promise("bgs", at(315), at(400));
        var unknown = new Promise("mpi", at(15), at(60));
        var found = Calibration.of(List.of(held, broken, undecided, unknown), outages, at(350));
        assertThat(found).isEqualTo(new Calibration(2, 1, Optional.of(0.5)));
        assertThat(Calibration.of(List.of(undecided), outages, at(401)))
                .isEqualTo(new Calibration(1, 0, Optional.of(0.0)));
        assertThat(Calibration.of(List.of(), outages, at(401)).share()).isEmpty();
    }

    private static Effect effect(List<Outage> outages, int now) {
        return Effect.of(WINDOW, outages, at(now));
    }

    private static Effect effect(int blocked, int wasted, int overrun) {
        return new Effect(Duration.ofMinutes(blocked), Duration.ofMinutes(wasted), Duration.ofMinutes(overrun));
    }

    private static Outage outage(int from, int to) {
        return new Outage("bgs", at(from), Optional.of(at(to)));
    }

    private static Outage open(int from) {
        return new Outage("bgs", at(from), Optional.empty());
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
