package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.BlindnessPolicy.Decision;
import gov.va.mobile.watch.health.BlindnessPolicy.Told;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlindnessPolicyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void eachBlindnessIsToldOnceRepeatedOnceAndEndedOnce() {
        long seed = System.nanoTime();
        System.out.println("BlindnessPolicyTest seed " + seed);
        var random = new Random(seed);
        for (int history = 0; history < 500; history++) {
            Optional<Told> told = Optional.empty();
            Optional<Instant> blindSince = Optional.empty();
            int repeats = 0;
            for (int minute = 0; minute < 120; minute++) {
                Instant at = START.plusSeconds(60L * minute);
                if (random.nextInt(10) == 0) {
                    blindSince = blindSince.isEmpty() ? Optional.of(at) : Optional.empty();
                }
                Decision decision = BlindnessPolicy.decide(told, blindSince, at);
                switch (decision) {
                    case Decision.Begin begin -> {
                        assertThat(told).as("seed %d", seed).isEmpty();
                        assertThat(begin.told().since()).isEqualTo(blindSince.orElseThrow());
                        told = Optional.of(begin.told());
                        repeats = 0;
                    }
                    case Decision.Repeat repeat -> {
                        assertThat(++repeats).as("seed %d", seed).isEqualTo(1);
                        assertThat(at).isAfterOrEqualTo(repeat.told().since().plus(BlindnessPolicy.REPEAT_AFTER));
                        told = Optional.of(repeat.told());
                    }
                    case Decision.End _ -> {
                        assertThat(blindSince).as("seed %d", seed).isEmpty();
                        told = Optional.empty();
                    }
                    case Decision.Nothing _ -> {}
                }
                assertThat(told.isPresent()).as("seed %d", seed).isEqualTo(blindSince.isPresent());
            }
        }
    }
}
