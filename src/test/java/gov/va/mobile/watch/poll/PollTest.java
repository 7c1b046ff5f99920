package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.FakeChecker;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** behaviour.md §2 against a real PostgreSQL: the claim, the guarded record, the turn. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PollTest {
    private static final Instant RUN = Instant.parse("2026-11-23T12:00:00Z");

    @Inject
    CheckStore checks;

    @Inject
    BatchJudge judge;

    @Inject
    MapActivation activation;

    @Inject
    Poller poller;

    @Inject
    Runner runner;

    @Inject
    HealthBook health;

    @Inject
    CheckBoard board;

    @Inject
    CurrentMap currentMap;

    @Inject
    FakeChecker checker;

    @Inject
    Heard heard;

    @Inject
    DataSource database;

    private ServicesMap before = TestMaps.map(List.of(), List.of());

    @Singleton
    static class Heard {
        final List<HealthChange> changes = new CopyOnWriteArrayList<>();

        void hear(@Observes HealthChanged event) {
            changes.addAll(event.changes());
        }
    }

    @BeforeEach
    void remember() {
        before = currentMap.get();
        heard.changes.clear();
    }

    @AfterEach
    void restore() throws SQLException {
        checker.reset();
        sql(
                "DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition; DELETE FROM check_result");
        currentMap.set(before);
    }

    private PollPlan activate(Upstream... upstreams) {
        var map = TestMaps.map(List.of(upstreams), List.of(TestMaps.feature("claims", upstreams[0].id())));
        currentMap.set(map);
        var plan = new PollPlan(map);
        activation.activate(plan);
        return plan;
    }

    private PollPlan activate(int upstreams) {
        return activate(IntStream.range(0, upstreams)
                .mapToObj(i -> TestMaps.upstream("u" + i))
                .toArray(Upstream[]::new));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static Run run(PollPlan plan, String id, int step, boolean passes) {
        CheckResult result = passes
                ? CheckResult.pass(Duration.ofMillis(5), Phases.NONE)
                : CheckResult.of(
                        ResultClass.FAIL,
                        FailureKind.STATUS,
                        "answered 503 in 0.1 s, expected 200-299",
                        Duration.ofMillis(100),
                        Phases.NONE);
        return new Run(id, plan.map().revision(), RUN.plusSeconds(30L * step), result);
    }

    @Test
    void claimsEachDueCheckOnceWhoeverAsks() throws Exception {
        PollPlan plan = activate(200);
        String revision = plan.map().revision();
        // A slot a day, so that no check falls due again while a slow machine claims.
        sql("UPDATE check_state SET interval_ms = 86400000, next_at = now() - interval '10 ms'");
        Set<String> claimed = new HashSet<>();
        int all = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Claim>>> takers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                takers.add(threads.submit(() -> checks.claim(revision, Duration.ZERO, 60, UUID.randomUUID())));
            }
            for (Future<List<Claim>> taker : takers) {
                for (Claim claim : taker.get()) {
                    claimed.add(claim.id());
                    all++;
                }
            }
        }
        assertThat(all).isEqualTo(claimed.size());
        checks.claim(revision, Duration.ZERO, 500, UUID.randomUUID()).forEach(claim -> claimed.add(claim.id()));
        assertThat(claimed).hasSize(200);
        assertThat(checks.claim(revision, Duration.ZERO, 500, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void movesTheNextTimeToTheFollowingSlotAndReplaysNoMissedOnes() throws Exception {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        sql("UPDATE check_state SET next_at = next_at - interval '1 hour'");
        List<Claim> claims = checks.claim(plan.map().revision(), Duration.ZERO, 10, UUID.randomUUID());
        assertThat(claims).hasSize(1);
        Claim claim = claims.getFirst();
        assertThat(claim.ahead()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        Instant next = board.checks().getFirst().nextAt().orElseThrow();
        assertThat(next)
                .isEqualTo(Schedule.of("bgs/main", Duration.ofSeconds(30)).after(claim.runAt()));
    }

    @Test
    void claimsAheadButRunsAtTheInstant() throws Exception {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        sql("UPDATE check_state SET next_at = now() + interval '900 ms'");
        Claim claim = checks.claim(plan.map().revision(), Duration.ofSeconds(1), 10, UUID.randomUUID())
                .getFirst();
        assertThat(claim.ahead()).isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
    }

    @Test
    void doesNotClaimForAnotherRevision() throws Exception {
        activate(TestMaps.upstream("bgs"));
        sql("UPDATE check_state SET next_at = now()");
        assertThat(checks.claim("another", Duration.ofSeconds(1), 10, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void tellsOnceThatAnUpstreamIsDownAndOnceThatItIsUp() {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        String letters = "PFFPFFFFFFPFPPPP";
        for (int i = 0; i < letters.length(); i++) {
            judge.record(plan, List.of(run(plan, "bgs/main", i, letters.charAt(i) == 'P')));
        }
        assertThat(heard.changes)
                .extracting(HealthChange::to)
                .containsExactly(HealthStatus.UP, HealthStatus.DOWN, HealthStatus.UP);
        HealthChange down = heard.changes.get(1);
        assertThat(down.since()).isEqualTo(RUN.plusSeconds(30 * 4));
        assertThat(down.failure().orElseThrow().message()).isEqualTo("answered 503 in 0.1 s, expected 200-299");
        assertThat(heard.changes.get(2).since()).isEqualTo(RUN.plusSeconds(30 * 12));
        assertThat(health.outagesSince(RUN)).hasSize(1).first().returns(RUN.plusSeconds(30 * 4), Outage::start);
    }

    @Test
    void judgesOneBatchAsItWouldJudgeItsResultsOneByOne() {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        judge.record(
                plan,
                List.of(
                        run(plan, "bgs/main", 3, false),
                        run(plan, "bgs/main", 1, false),
                        run(plan, "bgs/main", 2, false),
                        run(plan, "bgs/main", 0, true)));
        assertThat(health.upstreams().get("bgs"))
                .returns(HealthStatus.DOWN, UpstreamHealth::status)
                .returns(RUN.plusSeconds(30), one -> one.since().orElseThrow());
    }

    @Test
    void dropsWhatIsDoubledOrOvertaken() throws SQLException {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        assertThat(judge.record(plan, List.of(run(plan, "bgs/main", 5, true)))).isEqualTo(1);
        assertThat(judge.record(plan, List.of(run(plan, "bgs/main", 5, false)))).isZero();
        assertThat(judge.record(plan, List.of(run(plan, "bgs/main", 4, false)))).isZero();
        assertThat(judge.record(plan, List.of(run(plan, "bgs/main", 6, true), run(plan, "bgs/main", 6, true))))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM check_result")).isEqualTo(2);
    }

    @Test
    void aClaimDoesNotInvalidateARunThatIsStillOut() throws SQLException {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        sql("UPDATE check_state SET next_at = now() - interval '1 s'");
        checks.claim(plan.map().revision(), Duration.ZERO, 10, UUID.randomUUID());
        sql("UPDATE check_state SET next_at = now() - interval '1 s'");
        checks.claim(plan.map().revision(), Duration.ZERO, 10, UUID.randomUUID());
        assertThat(judge.record(plan, List.of(run(plan, "bgs/main", 0, true)))).isEqualTo(1);
    }

    @Test
    void dropsResultsOfAnotherMap() {
        PollPlan old = activate(TestMaps.upstream("bgs"));
        activate(TestMaps.upstream("bgs"), TestMaps.upstream("mpi"));
        assertThat(judge.record(old, List.of(run(old, "bgs/main", 0, true)))).isZero();
    }

    @Test
    void keepsTheCountersOfWhatAMapChangeDoesNotTouch() {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        judge.record(plan, List.of(run(plan, "bgs/main", 0, false), run(plan, "bgs/main", 1, false)));
        PollPlan next = activate(TestMaps.upstream("bgs"), TestMaps.upstream("mpi"));
        judge.record(next, List.of(run(next, "bgs/main", 2, false)));
        assertThat(health.upstreams().get("bgs")).returns(HealthStatus.DOWN, UpstreamHealth::status);
    }

    @Test
    void asksAgainSoonerAfterAFirstFailure() throws SQLException {
        Upstream bgs = TestMaps.withRetryInterval(TestMaps.upstream("bgs"), Duration.ofSeconds(5));
        PollPlan plan = activate(bgs);
        sql("UPDATE check_state SET next_at = '2026-11-23T12:00:30Z'");
        judge.record(plan, List.of(run(plan, "bgs/main", 0, false)));
        assertThat(board.checks().getFirst().nextAt()).contains(RUN.plusSeconds(5));
        judge.record(plan, List.of(run(plan, "bgs/main", 1, true)));
        assertThat(board.checks().getFirst().nextAt()).contains(RUN.plusSeconds(5));
    }

    @Test
    void leavesAloneWhatAnswered429AndCountsNothing() throws SQLException {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        judge.record(plan, List.of(run(plan, "bgs/main", 0, false)));
        sql("UPDATE check_state SET phase_ms = 0, next_at = '2026-11-23T12:01:00Z'");
        judge.record(plan, List.of(limited(plan, 1, Optional.of(Duration.ofSeconds(100)))));
        assertThat(board.checks().getFirst())
                .returns(Optional.of(RUN.plusSeconds(150)), CheckView::nextAt)
                .returns(1, CheckView::consecutiveFailures);
        judge.record(plan, List.of(limited(plan, 2, Optional.of(Duration.ofSeconds(1)))));
        assertThat(board.checks().getFirst().nextAt()).contains(RUN.plusSeconds(150));
        judge.record(plan, List.of(limited(plan, 5, Optional.empty())));
        assertThat(board.checks().getFirst().nextAt())
                .as("doubled: 90 s after the run before")
                .contains(RUN.plusSeconds(150 + 180));
    }

    private static Run limited(PollPlan plan, int step, Optional<Duration> retryAfter) {
        Run any = run(plan, "bgs/main", step, true);
        return new Run(
                any.checkId(),
                any.revision(),
                any.runAt(),
                new CheckResult(
                        ResultClass.INCONCLUSIVE,
                        Optional.of(new Failure(FailureKind.RATE_LIMITED, "answered 429 in 0.1 s, expected 200-299")),
                        Duration.ofMillis(100),
                        Phases.NONE,
                        retryAfter));
    }

    @Test
    void marksAGapInTheRecordAndCountsItAsNeitherUpNorDown() {
        PollPlan plan = activate(TestMaps.upstream("bgs"));
        judge.record(plan, List.of(run(plan, "bgs/main", 0, true)));
        judge.record(plan, List.of(run(plan, "bgs/main", 100, true)));
        assertThat(heard.changes).hasSize(1);
        assertThat(health.outagesSince(RUN)).isEmpty();
    }

    @Test
    void whatStartsLateForOurOwnReasonsIsNotAskedAndSaysNothing() throws SQLException {
        PollPlan plan = activate(5);
        checker.answer("main", any -> {
            throw new AssertionError("not asked");
        });
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 5; i++) {
                String id = "u" + i + "/main";
                var claim = new Claim(id, RUN.plusSeconds(30L * round), Duration.ofSeconds(-5));
                runner.start(plan, plan.unit(id).orElseThrow(), claim);
            }
            int recorded = 5 * (round + 1);
            await().untilAsserted(() -> assertThat(
                            count(
                                    "SELECT count(*) FROM check_result WHERE class = 'inconclusive'"
                                            + " AND failure_message LIKE 'started 5.% s late for our own reasons, expected within 1 s'"))
                    .isEqualTo(recorded));
        }
        assertThat(board.checks()).allMatch(check -> check.consecutiveFailures() == 0);
        assertThat(heard.changes).isEmpty();
    }

    @Test
    void runsWhatIsDueAndRecordsIt() throws SQLException {
        PollPlan plan = activate(20);
        checker.answer(
                "main",
                any -> CheckResult.of(
                        ResultClass.FAIL,
                        FailureKind.CONNECT,
                        "connection refused",
                        Duration.ofMillis(1),
                        Phases.NONE));
        sql("UPDATE check_state SET next_at = now()");
        assertThat(poller.poll(plan)).isEqualTo(20);
        await().untilAsserted(() -> assertThat(count("SELECT count(*) FROM check_result WHERE class = 'fail'"))
                .isEqualTo(20));
        assertThat(board.checks()).allMatch(check -> check.consecutiveFailures() == 1);
    }
}
