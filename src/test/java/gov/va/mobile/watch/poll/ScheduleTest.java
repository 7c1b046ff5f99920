package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    @Test
    void slotsAreAnIntervalApartAndStayWhereTheyAre() {
        var schedule = Schedule.of("bgs/wsdl", INTERVAL);
        Instant first = schedule.after(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(schedule.after(first)).isEqualTo(first.plus(INTERVAL));
        assertThat(schedule.after(first.minusMillis(1))).isEqualTo(first);
        assertThat(Schedule.of("bgs/wsdl", INTERVAL).after(first.minusMillis(1)))
                .as("after a restart")
                .isEqualTo(first);
    }

    @Test
    void spreadsChecksOverTheInterval() {
        long[] perSecond = new long[30];
        IntStream.range(0, 3000)
                .forEach(i -> perSecond[
                        (int) Schedule.of("upstream-" + i + "/main", INTERVAL)
                                .phase()
                                .toSeconds()]++);
        assertThat(Arrays.stream(perSecond).boxed()).allMatch(count -> count > 50 && count < 170);
    }
}
