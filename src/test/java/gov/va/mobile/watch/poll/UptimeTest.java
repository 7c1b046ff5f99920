package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.HealthNews.Move;
import gov.va.mobile.watch.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The arithmetic of moves against a count minute by minute. */
class UptimeTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<HealthStatus> KNOWN = List.of(HealthStatus.UP, HealthStatus.DEGRADED, HealthStatus.DOWN);
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
    void aGapBeforeAnythingWasJudgedEndsWithinWhatIsJudgedThen() {
        Timeline timeline = timeline(
                move(20, HealthStatus.UNKNOWN),
                move(30, HealthStatus.UNKNOWN),
                move(40, HealthStatus.UNKNOWN),
                move(45, HealthStatus.UNKNOWN),
                move(10, HealthStatus.DOWN));
        assertThat(timeline.within(START, minute(60))).isEqualTo(spell(35, 35));
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
            var record = new Timeline();
            var moves = new ArrayList<Move>();
            HealthStatus[] plain = new HealthStatus[MINUTES];
            Arrays.fill(plain, HealthStatus.UNKNOWN);
            boolean[] gap = new boolean[MINUTES];
            int gapEnded = 0;
            HealthStatus is = HealthStatus.UNKNOWN;
            for (int now = 1; now < MINUTES; now++) {
                int at = Math.max(gapEnded + 1, now - 1 - random.nextInt(20));
                switch (random.nextInt(24)) {
                    case 0, 1, 2 -> {
                        at = Math.max(0, now - (random.nextInt(4) == 0 ? random.nextInt(20) : 0));
                        if (!gap[at]) {
                            is = KNOWN.get(random.nextInt(KNOWN.size()));
                            record.add(minute(at), is);
                            Arrays.fill(plain, at, MINUTES, is);
                        }
                    }
                    case 3 -> {
                        if (at < now) {
                            record.add(minute(at), HealthStatus.UNKNOWN);
                            record.add(minute(now), is);
                            Arrays.fill(gap, at, now, true);
                            Arrays.fill(plain, now, MINUTES, is);
                            gapEnded = now;
                        }
                    }
                    default -> {}
                }
            }
            for (int minute = 0; minute < MINUTES; minute++) {
                plain[minute] = gap[minute] ? HealthStatus.UNKNOWN : plain[minute];
                if (minute == 0 || plain[minute] != plain[minute - 1]) {
                    moves.add(move(minute, plain[minute]));
                }
            }
            int from = random.nextInt(MINUTES - 50);
            int to = from + random.nextInt(50);
            int knownUntil = from + random.nextInt(60);
            assertThat(record.within(minute(from), minute(Math.min(to, knownUntil))))
                    .isEqualTo(count(plain, from, Math.min(to, knownUntil)));
            stretchesSayTheSame(moves, plain, from, to, knownUntil);
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
