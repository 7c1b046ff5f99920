package gov.va.mobile.watch.access;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void givesSoManyAMinute() {
        var clock = new TestClock();
        var allowance = new Allowance(2, clock);
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(allowance.take()).isTrue();
    }

    @Test
    void aClockThatIsSetBackBeginsAnew() {
        var clock = new TestClock();
        var allowance = new Allowance(1, clock);
        clock.advance(Duration.ofHours(1));
        assertThat(allowance.take()).isTrue();
        clock.reset();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
    }
}
