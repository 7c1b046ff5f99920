package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.FakeChecker;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What replicas see and tell each other, against a real PostgreSQL (behaviour.md §3, "Blind"). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SightTest {
    @Inject
    Lookout lookout;

    @Inject
    Membership membership;

    @Inject
    Poller poller;

    @Inject
    Runner runner;

    @Inject
    WayOut wayOut;

    @Inject
    CurrentMap currentMap;

    @Inject
    FakeChecker checker;

    @Inject
    DataSource database;

    private ServicesMap before = TestMaps.map(List.of(), List.of());

    @BeforeEach
    void watchWithThreeSentinels() throws SQLException {
        before = currentMap.get();
        sql("DELETE FROM replica");
        currentMap.set(TestMaps.withSentinels(
                TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of(TestMaps.feature("claims", "bgs"))), 3));
        membership.join();
    }

    @AfterEach
    void restore() throws SQLException {
        checker.reset();
        look();
        sql("DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM check_result; DELETE FROM replica");
        currentMap.set(before);
        membership.join();
    }

    private PollPlan plan() {
        return membership.plan().orElseThrow();
    }

    private void look() {
        lookout.look(plan(), Instant.MAX);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    /** Another live replica with the same map. */
    private void another(String blindSince) throws SQLException {
        sql("INSERT INTO replica (id, alive_at, revision, blind_since) SELECT gen_random_uuid(), now(), '"
                + plan().map().revision() + "', " + blindSince);
    }

    private List<Run> run() throws InterruptedException {
        return runner.runAtOnce(plan(), plan().unit("bgs/main").orElseThrow(), Instant.now());
    }

    private static CheckResult refused() {
        return CheckResult.of(
                ResultClass.FAIL, FailureKind.CONNECT, "connection refused", Duration.ofMillis(1), Phases.NONE);
    }

    @Test
    void aReplicaAloneThatIsBlindGoesOnButItsResultsCountForNothing() throws Exception {
        checker.silence("s1", "s2");
        look();
        assertThat(wayOut.blind()).isTrue();
        assertThat(run()).singleElement().satisfies(run -> {
            assertThat(run.result().resultClass()).isEqualTo(ResultClass.INCONCLUSIVE);
            assertThat(run.result().failure().orElseThrow().kind()).isEqualTo(FailureKind.BLIND);
        });
        sql("UPDATE check_state SET next_at = now()");
        assertThat(poller.poll(plan())).isEqualTo(1);
        checker.silence("s1");
        look();
        assertThat(wayOut.blind()).isFalse();
        assertThat(run())
                .singleElement()
                .satisfies(run -> assertThat(run.result().resultClass()).isEqualTo(ResultClass.PASS));
    }

    @Test
    void theFirstFailureWithoutAnAnswerAsksTheSentinelsBeforeItCounts() throws Exception {
        look();
        checker.silence("s1", "s2", "s3");
        checker.answer("main", any -> refused());
        assertThat(run())
                .singleElement()
                .satisfies(run -> assertThat(run.result().resultClass()).isEqualTo(ResultClass.INCONCLUSIVE));
        assertThat(lookout.blind()).isTrue();
    }

    @Test
    void whileTheSentinelsAnswerItIsTheUpstreamThatFails() throws Exception {
        checker.answer("main", any -> refused());
        Instant failed = Instant.now();
        assertThat(run())
                .singleElement()
                .satisfies(run -> assertThat(run.result().resultClass()).isEqualTo(ResultClass.FAIL));
        assertThat(wayOut.waySeenAt().orElseThrow()).isAfterOrEqualTo(failed.minusMillis(50));
    }

    @Test
    void aBlindReplicaLeavesTheChecksToOneThatSees() throws Exception {
        another("NULL");
        checker.silence("s1", "s2", "s3");
        look();
        sql("UPDATE check_state SET next_at = now()");
        assertThat(poller.poll(plan())).isZero();
        assertThat(wayOut.blind()).as("the other sees").isFalse();
        sql("UPDATE replica SET blind_since = now() + interval '1 s' WHERE blind_since IS NULL");
        assertThat(wayOut.blindSince().orElseThrow())
                .as("since the last one went blind")
                .isAfter(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(poller.poll(plan())).isEqualTo(1);
    }

    @Test
    void theDeadAndThoseWithAnotherMapDoNotCount() throws Exception {
        another("NULL");
        sql("UPDATE replica SET alive_at = now() - interval '11 s' WHERE id <> '" + membership.id() + "'");
        sql("INSERT INTO replica (id, alive_at, revision) SELECT gen_random_uuid(), now(), 'older'");
        checker.silence("s1", "s2", "s3");
        look();
        assertThat(wayOut.blind()).isTrue();
    }

    @Test
    void anyLiveReplicaMaySeeTheWayOut() throws Exception {
        assertThat(wayOut.waySeenAt()).as("not yet, but it will be").contains(Instant.EPOCH);
        another("NULL");
        sql("UPDATE replica SET way_seen_at = '2026-11-23T12:00:00Z' WHERE id <> '" + membership.id() + "'");
        assertThat(wayOut.waySeenAt()).contains(Instant.parse("2026-11-23T12:00:00Z"));
        look();
        assertThat(wayOut.waySeenAt().orElseThrow()).isAfter(Instant.now().minusSeconds(5));
    }

    @Test
    void withTooFewSentinelsNothingNeedsToBeWaitedFor() {
        currentMap.set(before);
        assertThat(wayOut.waySeenAt()).isEmpty();
    }
}
