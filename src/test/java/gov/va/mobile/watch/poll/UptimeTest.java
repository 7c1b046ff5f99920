package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic of moves against a count minute by minute. */
class UptimeTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<HealthStatus> STATUSES = List.of(HealthStatus.values());
    private static final int MINUTES = 300;

    private static Instant minute(int n) {
        return START.plus(Duration.ofMinutes(n));
    }

    private static Timeline timeline(Move... moves) {
        var timeline = new Timeline();
        List.of(moves).forEach(move -> timeline.add(move.at(), move.status()));
        return timeline;
    }

    private static Move move(int minute, HealthStatus status) {
        return new Move("bgs", minute(minute), status, List.of());
    }

    private static Spell spell(int known, int down) {
        return new Spell(Duration.ofMinutes(known), Duration.ofMinutes(down));
    }

    @Test
    void nothingIsKnownBeforeTheFirstMove() {
        assertThat(timeline().within(START, minute(60))).isEqualTo(spell(0, 0));
        assertThat(timeline(move(50, HealthStatus.UP)).within(START, minute(60)))
                .isEqualTo(spell(10, 0));
    }

    @Test
    void leavesGapsOut() {
        Timeline timeline = timeline(
                move(0, HealthStatus.UP),
                move(10, HealthStatus.DOWN),
                move(20, HealthStatus.UNKNOWN),
                move(50, HealthStatus.UP));
        assertThat(timeline.within(START, minute(60))).isEqualTo(spell(30, 10));
        assertThat(timeline.within(minute(15), minute(55))).isEqualTo(spell(10, 5));
        assertThat(timeline.within(minute(60), minute(60))).isEqualTo(spell(0, 0));
    }

    @Test
    void aMoveThatLiesBeforeOthersCorrectsThemAndGapsStay() {
        Timeline timeline = timeline(
                move(0, HealthStatus.UP),
                move(20, HealthStatus.UNKNOWN),
                move(40, HealthStatus.UP),
                move(10, HealthStatus.DOWN));
        assertThat(timeline.within(START, minute(60))).isEqualTo(spell(40, 30));
    }

    @Test
    void aGapHidesWhatWasRecordedOfItsTime() {
        Timeline timeline = timeline(
                move(0, HealthStatus.UP),
                move(30, HealthStatus.DOWN),
                move(10, HealthStatus.UNKNOWN),
                move(40, HealthStatus.DOWN));
        assertThat(timeline.within(START, minute(60))).isEqualTo(spell(30, 20));
    }

    @Test
    void whatIsForgottenChangesNothingLater() {
        Timeline timeline = timeline(move(0, HealthStatus.UP), move(10, HealthStatus.DOWN), move(30, HealthStatus.UP));
        timeline.forget(minute(20));
        assertThat(timeline.within(minute(20), minute(60))).isEqualTo(spell(40, 10));
        assertThat(timeline.within(START, minute(60))).isEqualTo(spell(50, 20));
    }

    @Test
    void equalsACountMinuteByMinute() {
        long seed = new Random().nextLong();
        System.out.println("UptimeTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var timeline = new Timeline();
            var moves = new ArrayList<Move>();
            HealthStatus[] plain = new HealthStatus[MINUTES];
            java.util.Arrays.fill(plain, HealthStatus.UNKNOWN);
            for (int now = 1; now < MINUTES; now++) {
                if (random.nextInt(8) == 0) {
                    Move move = move(
                            Math.max(0, now - (random.nextInt(4) == 0 ? random.nextInt(20) : 0)),
                            STATUSES.get(random.nextInt(STATUSES.size())));
                    timeline.add(move.at(), move.status());
                    record(plain, move);
                }
            }
            for (int minute = 0; minute < MINUTES; minute++) {
                if (minute == 0 || plain[minute] != plain[minute - 1]) {
                    moves.add(move(minute, plain[minute]));
                }
            }
            int from = random.nextInt(MINUTES - 50);
            int to = from + random.nextInt(50);
            int knownUntil = from + random.nextInt(60);
            assertThat(timeline.within(minute(from), minute(Math.min(to, knownUntil))))
                    .isEqualTo(count(plain, from, Math.min(to, knownUntil)));
            stretchesSayTheSame(moves, plain, from, to, knownUntil);
        }
    }

    /** What a move says of each minute after it: gaps stay gaps, and a gap hides everything. */
    private static void record(HealthStatus[] plain, Move move) {
        int at = (int) Duration.between(START, move.at()).toMinutes();
        boolean gapBefore = true;
        for (int minute = at; minute < MINUTES; minute++) {
            boolean gap = plain[minute] == HealthStatus.UNKNOWN && !gapBefore;
            if (move.status() == HealthStatus.UNKNOWN || !gap) {
                gapBefore = gapBefore && plain[minute] == HealthStatus.UNKNOWN;
                plain[minute] = move.status();
            }
        }
    }

    private static Spell count(HealthStatus[] plain, int from, int to) {
        int known = 0;
        int down = 0;
        for (int minute = from; minute < to; minute++) {
            known += plain[minute] == HealthStatus.UNKNOWN ? 0 : 1;
            down += plain[minute] == HealthStatus.DOWN ? 1 : 0;
        }
        return spell(known, down);
    }

    private static void stretchesSayTheSame(List<Move> moves, HealthStatus[] plain, int from, int to, int knownUntil) {
        List<Stretch> stretches = Stretch.of(moves, minute(from), minute(to), minute(knownUntil));
        for (int minute = from; minute < to; minute++) {
            Instant at = minute(minute);
            HealthStatus told = stretches.stream()
                    .filter(one -> !at.isBefore(one.start()) && at.isBefore(one.end()))
                    .map(Stretch::status)
                    .findFirst()
                    .orElseThrow();
            assertThat(told).isEqualTo(minute < knownUntil ? plain[minute] : HealthStatus.UNKNOWN);
        }
        assertThat(stretches).isSortedAccordingTo(Comparator.comparing(Stretch::start));
        assertThat(stretches.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMinutes(to - from));
    }
}
