package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.exercise.DrillPolicy.Decision;
import gov.va.mobile.watch.exercise.DrillPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillPolicyTest {
    private static final Instant START = Instant.parse("2026-11-03T15:00:00Z");
    private static final DrillScript SCRIPT = new DrillScript(START, Duration.ofSeconds(30));

    @Test
    void goesOnUntilTheNextResult() {
        assertThat(decide(START.plusSeconds(4), Optional.empty(), false, START.plusSeconds(5)))
                .isEqualTo(new Decision.GoOn(START.plusSeconds(6)));
    }

    @Test
    void anotherReplicaGoesOnWithinAMinute() {
        assertThat(decide(START, Optional.empty(), false, START.plusSeconds(60)))
                .isInstanceOf(Decision.GoOn.class);
        assertThat(decide(START, Optional.empty(), false, START.plusSeconds(61)))
                .isEqualTo(new Decision.Abort(
                        "cut off: nobody went on with it from 2026-11-03T15:00:00Z to 2026-11-03T15:01:01Z"));
    }

    @Test
    void endsOnceItIsResolvedAndTold() {
        Instant resolved = START.plusSeconds(44);
        Instant now = START.plusSeconds(45);
        assertThat(decide(now, Optional.of(resolved), false, now)).isEqualTo(new Decision.Finish());
        assertThat(decide(now, Optional.of(resolved), true, now)).isInstanceOf(Decision.GoOn.class);
        Instant late = resolved.plus(DrillPolicy.DELIVERY);
        assertThat(decide(late, Optional.of(resolved), true, late)).isEqualTo(new Decision.Finish());
    }

    @Test
    void doesNotLastForEver() {
        Instant latest = START.plusSeconds(32).plus(DrillPolicy.LONGEST_END);
        assertThat(decide(latest, Optional.empty(), false, latest)).isInstanceOf(Decision.GoOn.class);
        Instant after = latest.plusSeconds(1);
        assertThat(decide(after, Optional.empty(), false, after))
                .isEqualTo(new Decision.Abort("its incident was not resolved within PT5M of the recovery"));
    }

    private static Decision decide(Instant dueAt, Optional<Instant> resolvedAt, boolean undelivered, Instant now) {
        return DrillPolicy.decide(new Situation(SCRIPT, dueAt, resolvedAt, undelivered), now);
    }
}
