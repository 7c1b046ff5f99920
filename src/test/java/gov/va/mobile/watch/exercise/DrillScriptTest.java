package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillScriptTest {
    private static final Instant START = Instant.parse("2026-11-03T15:00:00Z");
    private static final Instant BEFORE = START.minusMillis(1);

    private final DrillScript script = new DrillScript(START, Duration.ofSeconds(30));

    @Test
    void passesFailsAndPassesAgain() {
        assertThat(script.changes(BEFORE, START.plusSeconds(60)))
                .extracting(HealthChange::to, HealthChange::since, HealthChange::at)
                .containsExactly(
                        tuple(HealthStatus.UP, START, START),
                        tuple(HealthStatus.DOWN, START.plusSeconds(2), START.plusSeconds(6)),
                        tuple(HealthStatus.UP, START.plusSeconds(32), START.plusSeconds(34)));
    }

    @Test
    void saysWhatItFound() {
        assertThat(script.changes(START, START.plusSeconds(6)))
                .singleElement()
                .satisfies(change -> assertThat(change.failure().orElseThrow().message())
                        .isEqualTo("expected 200-299, found 503, as the drill has it"));
    }

    @Test
    void tellsTheSameInPieces() {
        List<HealthChange> pieces = new ArrayList<>();
        Instant last = BEFORE;
        for (int second = 0; second <= 60; second += 3) {
            pieces.addAll(script.changes(last, START.plusSeconds(second)));
            last = START.plusSeconds(second);
        }
        assertThat(pieces).isEqualTo(script.changes(BEFORE, START.plusSeconds(60)));
    }

    @Test
    void knowsWhenTheNextResultIsDue() {
        assertThat(script.nextAfter(BEFORE)).isEqualTo(START);
        assertThat(script.nextAfter(START)).isEqualTo(START.plusSeconds(2));
        assertThat(script.nextAfter(START.plusSeconds(5))).isEqualTo(START.plusSeconds(6));
    }
}
