package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.FalseAlarm;
import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A false alarm counts nowhere (behaviour.md §4). */
class DismissedTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static Instant minute(int n) {
        return START.plus(Duration.ofMinutes(n));
    }

    private static Move move(String upstreamId, int minute, HealthStatus status, String... causedBy) {
        return new Move(upstreamId, minute(minute), status, List.of(causedBy));
    }

    private static FalseAlarm alarm(int from, int to, String... upstreamIds) {
        return new FalseAlarm(List.of(upstreamIds), minute(from), minute(to));
    }

    private static final List<Move> MOVES = List.of(
            move("bgs", 0, HealthStatus.UP),
            move("bgs", 10, HealthStatus.DOWN),
            move("bgs", 12, HealthStatus.DOWN, "vbms"),
            move("bgs", 20, HealthStatus.UP),
            move("bgs", 40, HealthStatus.DOWN),
            move("bgs", 50, HealthStatus.UP),
            move("vaos", 0, HealthStatus.UP),
            move("vaos", 11, HealthStatus.DOWN));

    private static Spell ofTheHour(List<Move> moves) {
        return Past.of(Stretch.of(moves, START, minute(60), minute(60))).within(START, minute(60));
    }

    private static List<Move> of(String upstreamId, List<Move> moves) {
        return moves.stream()
                .filter(move -> move.upstreamId().equals(upstreamId))
                .toList();
    }

    @Test
    void theWholeOutageThatItTouchesIsNotKnownAndTheOthersStay() {
        List<Move> kept = Dismissed.from(MOVES, List.of(alarm(11, 15, "bgs")));
        assertThat(ofTheHour(of("bgs", kept))).isEqualTo(new Spell(Duration.ofMinutes(50), Duration.ofMinutes(10)));
        assertThat(of("vaos", kept)).isEqualTo(of("vaos", MOVES));
        assertThat(StoredHealth.outages(kept))
                .containsExactlyInAnyOrder(
                        new Outage("bgs", minute(40), Optional.of(minute(50))),
                        new Outage("vaos", minute(11), Optional.empty()));
    }

    @Test
    void oneThatGoesOnAfterPeopleSaidSoIsNoneToItsEnd() {
        assertThat(ofTheHour(of("vaos", Dismissed.from(MOVES, List.of(alarm(11, 30, "bgs", "vaos"))))))
                .isEqualTo(new Spell(Duration.ofMinutes(11), Duration.ZERO));
    }

    @Test
    void whatBeginsAfterItOrEndedBeforeCounts() {
        assertThat(Dismissed.from(MOVES, List.of(alarm(20, 40, "bgs")))).isEqualTo(MOVES);
        assertThat(Dismissed.from(MOVES, List.of(alarm(10, 50, "mpi")))).isEqualTo(MOVES);
        assertThat(Dismissed.from(MOVES, List.of())).isEqualTo(MOVES);
    }
}
