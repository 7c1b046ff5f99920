package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.poll.UpstreamStore.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UptimeTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static final List<HealthStatus> STATUSES = List.of(HealthStatus.values());

    private static Instant minute(int n) {
        return START.plus(Duration.ofMinutes(n));
    }

    private static Move move(int minute, HealthStatus status) {
        return new Move("bgs", minute(minute), status, List.of());
    }

    @Test
    void isNothingWhereNothingIsKnown() {
        assertThat(Uptime.share(List.of(), START, minute(60))).isEmpty();
        assertThat(Uptime.share(List.of(move(0, HealthStatus.UNKNOWN)), START, minute(60)))
                .isEmpty();
    }

    @Test
    void leavesGapsOut() {
        List<Move> moves = List.of(
                move(0, HealthStatus.UP),
                move(10, HealthStatus.DOWN),
                move(20, HealthStatus.UNKNOWN),
                move(50, HealthStatus.UP));
        assertThat(Uptime.share(moves, START, minute(60)).orElseThrow()).isEqualTo(20.0 / 30, within(1e-9));
    }

    @Test
    void equalsACountMinuteByMinute() {
        long seed = new Random().nextLong();
        System.out.println("UptimeTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var moves = new ArrayList<Move>();
            HealthStatus[] byMinute = new HealthStatus[200];
            HealthStatus now = HealthStatus.UNKNOWN;
            for (int minute = 0; minute < byMinute.length; minute++) {
                if (random.nextInt(8) == 0) {
                    now = STATUSES.get(random.nextInt(STATUSES.size()));
                    moves.add(move(minute, now));
                }
                byMinute[minute] = now;
            }
            int from = random.nextInt(150);
            int to = from + random.nextInt(50);
            long known = 0;
            long down = 0;
            for (int minute = from; minute < to; minute++) {
                known += byMinute[minute] == HealthStatus.UNKNOWN ? 0 : 1;
                down += byMinute[minute] == HealthStatus.DOWN ? 1 : 0;
            }
            OptionalDouble share = Uptime.share(moves, minute(from), minute(to));
            if (known == 0) {
                assertThat(share).isEmpty();
            } else {
                assertThat(share.orElseThrow()).isEqualTo(1 - (double) down / known, within(1e-9));
            }
        }
    }
}
