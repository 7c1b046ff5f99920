package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Standing;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the past, against a plain recomputation from the raw results of generated histories. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HistoryTest {
    private static final int UPSTREAMS = 8;
    private static final int SLOTS = 250;
    private static final Duration INTERVAL = TestMaps.DEFAULTS.interval();
    private static final int SECONDS = (int) INTERVAL.multipliedBy(SLOTS).toSeconds();
    private static final int KNOWN_FOR =
            (int) INTERVAL.multipliedBy(Standing.SPEAKS_FOR).toSeconds();

    @Inject
    BatchJudge judge;

    @Inject
    MapActivation activation;

    @Inject
    Rollups rollups;

    @Inject
    History history;

    @Inject
    Uptime uptime;

    @Inject
    CurrentMap currentMap;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    private ServicesMap before = TestMaps.map(List.of(), List.of());
    private Instant begin = Instant.EPOCH;

    /** A raw result: seconds after the beginning, and what it says. */
    private record Raw(int at, ResultClass resultClass, boolean slow, long micros) {}

    @BeforeEach
    void remember() throws SQLException {
        before = currentMap.get();
        begin = Slots.start(clock.instant(), Duration.ofHours(1)).minus(Duration.ofHours(4));
        clean();
    }

    @AfterEach
    void restore() throws SQLException {
        clean();
        currentMap.set(before);
    }

    private void clean() throws SQLException {
        sql(
                "DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition; DELETE FROM check_result;"
                        + " DELETE FROM rollup_late; DELETE FROM upstream_rollup_5m; DELETE FROM upstream_rollup_1h");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private PollPlan activate() {
        var map = TestMaps.map(
                IntStream.range(0, UPSTREAMS)
                        .mapToObj(i -> TestMaps.upstream("u" + i))
                        .toList(),
                List.of(TestMaps.feature("claims", "u0")));
        currentMap.set(map);
        var plan = new PollPlan(map);
        activation.activate(plan);
        return plan;
    }

    /** Runs a history through the judge, as it would have come in: up and down for a while, with blips, slow ones, and gaps. */
    private void generate(PollPlan plan, Random random) {
        boolean[] failing = new boolean[UPSTREAMS];
        int[] silent = new int[UPSTREAMS];
        for (int slot = 0; slot < SLOTS; slot++) {
            var runs = new ArrayList<Run>();
            for (int i = 0; i < UPSTREAMS; i++) {
                failing[i] ^= random.nextInt(failing[i] ? 8 : 20) == 0;
                silent[i] = silent[i] > 0 ? silent[i] - 1 : random.nextInt(30) == 0 ? random.nextInt(12) : 0;
                if (silent[i] == 0) {
                    runs.add(new Run(
                            "u" + i + "/main",
                            plan.map().revision(),
                            begin.plus(INTERVAL.multipliedBy(slot)).plusSeconds(i),
                            result(failing[i], random)));
                }
            }
            judge.record(plan, runs);
        }
    }

    private static CheckResult result(boolean failing, Random random) {
        Duration latency = Duration.ofNanos(1000L * (1 + (long) Math.exp(random.nextDouble() * 16)));
        return switch (random.nextInt(12)) {
            case 0 -> of(ResultClass.INCONCLUSIVE, FailureKind.OVERLOAD, latency);
            case 1 -> of(ResultClass.MISCONFIGURED, FailureKind.STATUS, latency);
            case 2 -> of(failing ? ResultClass.FAIL : ResultClass.DEGRADED, FailureKind.SLOW, latency);
            default ->
                failing ? of(ResultClass.FAIL, FailureKind.STATUS, latency) : CheckResult.pass(latency, Phases.NONE);
        };
    }

    private static CheckResult of(ResultClass resultClass, FailureKind kind, Duration latency) {
        return CheckResult.of(resultClass, kind, "expected one thing, found another", latency, Phases.NONE);
    }

    private List<Raw> raw(String upstreamId) throws SQLException {
        var raw = new ArrayList<Raw>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT extract(epoch FROM at)::bigint, class, check_result.failure_kind, latency_us FROM check_result JOIN check_state"
                                + " ON number = check_number WHERE upstream_id = '" + upstreamId + "' ORDER BY at")) {
            while (rows.next()) {
                raw.add(new Raw(
                        (int) (rows.getLong(1) - begin.getEpochSecond()),
                        ResultClass.valueOf(rows.getString(2).toUpperCase(java.util.Locale.ROOT)),
                        "slow".equals(rows.getString(3)),
                        rows.getLong(4)));
            }
        }
        return raw;
    }

    /** Second by second: true is down, false is not, null is not known. */
    private static Boolean[] plain(List<Raw> raw) {
        List<Raw> judged =
                raw.stream().filter(one -> one.resultClass().judged()).toList();
        Boolean[] verdict = new Boolean[SECONDS + 2 * KNOWN_FOR];
        Boolean now = null;
        for (int i = 0; i < judged.size(); i++) {
            boolean fails = judged.get(i).resultClass() == ResultClass.FAIL;
            int row = 1;
            while (row <= i && (judged.get(i - row).resultClass() == ResultClass.FAIL) == fails) {
                row++;
            }
            if ((fails && row >= 3 && !Boolean.TRUE.equals(now)) || (!fails && (now == null || (now && row >= 2)))) {
                now = fails;
                Arrays.fill(verdict, judged.get(i - row + 1).at(), verdict.length, now);
            }
        }
        Boolean[] known = new Boolean[verdict.length];
        for (Raw one : judged) {
            for (int second = one.at(); second < Math.min(one.at() + KNOWN_FOR, known.length); second++) {
                known[second] = verdict[second];
            }
        }
        return known;
    }

    private static OptionalDouble share(Boolean[] plain, int from, int to) {
        long known = Arrays.stream(plain, from, to).filter(one -> one != null).count();
        long down = Arrays.stream(plain, from, to).filter(Boolean.TRUE::equals).count();
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (double) down / known);
    }

    private Instant knownUntil(List<Raw> raw) {
        return begin.plusSeconds(raw.stream()
                .filter(one -> one.resultClass().judged())
                .mapToInt(one -> one.at() + KNOWN_FOR)
                .max()
                .orElse(0));
    }

    /** The second: one whose upstream has gaps before anything was judged of it. */
    static LongStream seeds() {
        return LongStream.of(new Random().nextLong(), -3298304180095824529L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void uptimeIsWhatThePlainRecomputationSays(long seed) throws SQLException {
        System.out.println("HistoryTest seed " + seed);
        var random = new Random(seed);
        PollPlan plan = activate();
        uptime.now();
        generate(plan, random);
        Uptime.Shares followed = uptime.now();
        for (int i = 0; i < UPSTREAMS; i++) {
            String id = "u" + i;
            List<Raw> raw = raw(id);
            Boolean[] plain = plain(raw);
            assertThat(followed.of(id, Duration.ofDays(1), knownUntil(raw)))
                    .as("uptime of %s, seed %d", id, seed)
                    .isEqualTo(share(plain, 0, plain.length));
            for (int round = 0; round < 50; round++) {
                int from = random.nextInt(SECONDS - 1);
                int to = from + 1 + random.nextInt(SECONDS - from);
                List<Stretch> stretches = history.past(
                                id, begin.plusSeconds(from), begin.plusSeconds(to), knownUntil(raw))
                        .stretches();
                for (int second = from; second < to; second++) {
                    assertThat(down(stretches, begin.plusSeconds(second)))
                            .as("%s at second %d, seed %d", id, second, seed)
                            .isEqualTo(plain[second]);
                }
            }
        }
    }

    private static @Nullable Boolean down(List<Stretch> stretches, Instant at) {
        HealthStatus status = stretches.stream()
                .filter(one -> !at.isBefore(one.start()) && at.isBefore(one.end()))
                .map(Stretch::status)
                .findFirst()
                .orElseThrow();
        return status == HealthStatus.UNKNOWN ? null : status == HealthStatus.DOWN;
    }

    @Test
    void rollUpsHoldWhatTheRawResultsHold() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("HistoryTest seed " + seed);
        PollPlan plan = activate();
        generate(plan, new Random(seed));
        rollups.catchUp();
        rollUpsEqualRaw();

        // Late results, of 5 minutes that were rolled up long ago; all replicas at once.
        generate(plan, new Random(seed + 1), begin.plus(INTERVAL.multipliedBy(SLOTS)), 40);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> replicas = IntStream.range(0, 4)
                    .mapToObj(any -> threads.submit(rollups::catchUp))
                    .toList();
            for (Future<Integer> replica : replicas) {
                replica.get();
            }
        }
        rollups.catchUp();
        rollUpsEqualRaw();
    }

    private void generate(PollPlan plan, Random random, Instant from, int slots) {
        for (int slot = 0; slot < slots; slot++) {
            judge.record(
                    plan,
                    List.of(new Run(
                            "u0/main",
                            plan.map().revision(),
                            from.plus(INTERVAL.multipliedBy(slot)),
                            result(false, random))));
        }
    }

    @Test
    void afterAStopRollUpsCatchUpAndDoingItAgainChangesNothing() throws Exception {
        generate(activate(), new Random(7));
        sql("DELETE FROM rollup_late; UPDATE rollup_progress SET done_until = '" + begin.minus(Duration.ofHours(1))
                + "'");
        assertThat(rollups.catchUp()).isGreaterThan(12 * 4);
        rollUpsEqualRaw();
        assertThat(rollups.catchUp()).isZero();
        sql("UPDATE rollup_progress SET done_until = '" + begin + "'");
        rollups.catchUp();
        rollUpsEqualRaw();
    }

    private void rollUpsEqualRaw() throws SQLException {
        for (int i = 0; i < UPSTREAMS; i++) {
            List<Raw> raw = raw("u" + i);
            for (Duration step : List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1))) {
                Map<Instant, Rollup> told = history.rollups("u" + i, begin, begin.plus(Duration.ofHours(4)), step);
                Map<Instant, List<Raw>> expected = raw.stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                one -> Slots.start(begin.plusSeconds(one.at()), step)));
                assertThat(told.keySet()).isEqualTo(expected.keySet());
                told.forEach((at, rollup) -> equalRaw(rollup, Objects.requireNonNull(expected.get(at))));
            }
        }
    }

    private static void equalRaw(Rollup told, List<Raw> raw) {
        List<Raw> passed = raw.stream()
                .filter(one -> one.resultClass() == ResultClass.PASS || one.resultClass() == ResultClass.DEGRADED)
                .toList();
        long slow = passed.stream().filter(Raw::slow).count();
        long fail = raw.stream()
                .filter(one -> one.resultClass() == ResultClass.FAIL)
                .count();
        assertThat(told)
                .returns(passed.size() - slow, Rollup::up)
                .returns(slow, Rollup::slow)
                .returns(fail, Rollup::fail)
                .returns(raw.size() - passed.size() - fail, Rollup::other);
        long[] sorted = passed.stream().mapToLong(Raw::micros).sorted().toArray();
        for (double percent : new double[] {50, 95, 99}) {
            if (sorted.length == 0) {
                assertThat(told.latencies().percentile(percent)).isEmpty();
            } else {
                double exact = sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
                double micros =
                        told.latencies().percentile(percent).orElseThrow().toNanos() / 1000.0;
                assertThat(micros / exact).isEqualTo(1, within(0.051 + 0.5 / exact));
            }
        }
    }

    @Test
    void whatLeavesTheMapIsUnknownFromThen() {
        PollPlan plan = activate();
        generate(plan, new Random(3), begin, 4);
        var map = TestMaps.map(List.of(TestMaps.upstream("other")), List.of(TestMaps.feature("claims", "other")));
        currentMap.set(map);
        activation.activate(new PollPlan(map));
        Instant last = begin.plus(INTERVAL.multipliedBy(3));
        List<Stretch> stretches =
                history.past("u0", begin, clock.instant(), clock.instant()).stretches();
        assertThat(history.knows("u0")).isTrue();
        assertThat(stretches.getLast().status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(stretches.getLast().start()).isBetween(begin, last.plusSeconds(KNOWN_FOR));
    }
}
