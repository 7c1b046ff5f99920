package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case 13: what a change of the map does to what is known. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class MapChangesTest {
    @Inject
    BatchJudge judge;

    @Inject
    MapActivation activation;

    @Inject
    HealthBook health;

    @Inject
    CheckBoard board;

    @Inject
    CurrentMap currentMap;

    @Inject
    PollTest.Heard heard;

    @Inject
    DataSource database;

    private ServicesMap before;

    @BeforeEach
    void remember() {
        before = currentMap.get();
        heard.changes.clear();
    }

    @AfterEach
    void restore() throws SQLException {
        sql(
                "DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition; DELETE FROM check_result");
        currentMap.set(before);
    }

    private PollPlan activate(Upstream... upstreams) {
        ServicesMap map = TestMaps.map(List.of(upstreams), List.of());
        currentMap.set(map);
        var plan = new PollPlan(map);
        activation.activate(plan);
        return plan;
    }

    private void fail(PollPlan plan, int from, int to) {
        for (int i = from; i <= to; i++) {
            judge.record(plan, List.of(PollTest.run(plan, "bgs/main", i, false)));
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private List<String> texts(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Upstream bgs(int failureThreshold, int port, Optional<Pause> pause) {
        Check plain = TestMaps.check("main");
        return TestMaps.withChecks(
                TestMaps.upstream("bgs"),
                new Check(
                        plain.id(),
                        plain.depth(),
                        plain.partial(),
                        pause,
                        plain.off(),
                        plain.interval(),
                        plain.timeout(),
                        plain.retryInterval(),
                        failureThreshold,
                        plain.successThreshold(),
                        plain.slowAfter(),
                        new Target.Tcp(new HostPort("localhost", port))));
    }

    @Test
    void aThresholdLoweredBelowTheCountFiresOnce() {
        PollPlan patient = activate(bgs(10, 1, Optional.empty()));
        fail(patient, 1, 5);
        assertThat(heard.changes).isEmpty();
        PollPlan strict = activate(bgs(3, 1, Optional.empty()));
        fail(strict, 6, 12);
        assertThat(heard.changes).extracting(HealthChange::to).containsExactly(HealthStatus.DOWN);
        assertThat(heard.changes.getFirst().since())
                .isEqualTo(PollTest.run(strict, "bgs/main", 1, false).runAt());
    }

    @Test
    void aThresholdRaisedAboveTheCountTakesNothingBack() {
        PollPlan strict = activate(bgs(3, 1, Optional.empty()));
        fail(strict, 1, 3);
        PollPlan patient = activate(bgs(10, 1, Optional.empty()));
        fail(patient, 4, 5);
        assertThat(heard.changes).extracting(HealthChange::to).containsExactly(HealthStatus.DOWN);
    }

    @Test
    void aChangedTargetBeginsAnewButEndsNoOutageBeforeItPassed() {
        PollPlan plan = activate(bgs(3, 1, Optional.empty()));
        fail(plan, 1, 2);
        PollPlan moved = activate(bgs(3, 2, Optional.empty()));
        fail(moved, 3, 4);
        assertThat(heard.changes).isEmpty();
        fail(moved, 5, 5);
        assertThat(heard.changes).extracting(HealthChange::to).containsExactly(HealthStatus.DOWN);
        activate(bgs(3, 3, Optional.empty()));
        assertThat(health.upstreams().get("bgs")).returns(HealthStatus.DOWN, UpstreamHealth::status);
    }

    @Test
    void layingOutTheSameMapAgainChangesNothing() throws SQLException {
        Upstream[] many = Stream.iterate(0, i -> i + 1)
                .limit(50)
                .map(i -> TestMaps.upstream("u" + i))
                .toArray(Upstream[]::new);
        PollPlan plan = activate(many);
        judge.record(plan, List.of(PollTest.run(plan, "u7/main", 1, false)));
        List<String> rows = texts("SELECT c::text FROM check_state c ORDER BY id");
        activate(many);
        assertThat(texts("SELECT c::text FROM check_state c ORDER BY id")).isEqualTo(rows);
    }

    @Test
    void aPauseHoldsWhereverTheCheckStoodAndEndsWithTheMap() {
        activate(bgs(3, 1, Optional.empty()));
        Instant until = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        activate(bgs(3, 1, Optional.of(new Pause(Optional.of(until), "moving"))));
        assertThat(board.checks().getFirst().nextAt().orElseThrow()).isAfterOrEqualTo(until);
        activate(bgs(3, 1, Optional.of(new Pause(Optional.empty(), "moving"))));
        assertThat(board.checks().getFirst().nextAt()).isEmpty();
        activate(bgs(3, 1, Optional.empty()));
        assertThat(board.checks().getFirst().nextAt().orElseThrow()).isBefore(until);
    }

    @Test
    void whatLeavesTheMapIsUnknownFromThenOnAndItsRecordKeepsItsName() throws SQLException {
        PollPlan plan = activate(bgs(3, 1, Optional.empty()), TestMaps.upstream("mpi"));
        fail(plan, 1, 3);
        activate(TestMaps.upstream("mpi"));
        assertThat(health.upstreams()).containsOnlyKeys("mpi");
        assertThat(texts("SELECT status FROM upstream_transition WHERE upstream_id = 'bgs' ORDER BY number"))
                .containsExactly("down", "unknown");
        assertThat(
                        texts(
                                "SELECT DISTINCT i.upstream_id || '/' || i.check_id FROM check_result r JOIN check_identity i ON i.number = r.check_number"))
                .containsExactly("bgs/main");
        PollPlan back = activate(bgs(3, 1, Optional.empty()), TestMaps.upstream("mpi"));
        fail(back, 4, 5);
        assertThat(health.upstreams().get("bgs")).returns(HealthStatus.UNKNOWN, UpstreamHealth::status);
    }
}
