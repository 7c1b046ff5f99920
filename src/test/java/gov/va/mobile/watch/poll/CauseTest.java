package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Causes from results to incidents, all of it remembered by the database (behaviour.md §3); cases 6, 7, 10 and 12 of cases.md. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class CauseTest {
    private static final Duration INTERVAL = TestMaps.DEFAULTS.interval();

    @Inject
    BatchJudge judge;

    @Inject
    MapActivation activation;

    @Inject
    HealthBook health;

    @Inject
    CurrentMap currentMap;

    @Inject
    Incidents incidents;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private ServicesMap before = TestMaps.map(List.of(), List.of());
    private PollPlan plan = new PollPlan(before);

    @BeforeEach
    void begin() throws SQLException {
        before = currentMap.get();
        clean();
    }

    @AfterEach
    void end() throws SQLException {
        clean();
        clock.reset();
        currentMap.set(before);
    }

    private void clean() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute("DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition;"
                    + " DELETE FROM check_result; DELETE FROM shared_root; DELETE FROM incident; DELETE FROM window_watch;"
                    + " DELETE FROM notification");
        }
    }

    private void activate(List<Group> groups, Upstream... upstreams) {
        ServicesMap map = TestMaps.withGroups(
                TestMaps.map(List.of(upstreams), List.of(TestMaps.feature("claims", upstreams[0].id()))), groups);
        currentMap.set(map);
        plan = new PollPlan(map);
        activation.activate(plan);
    }

    /** One run of each, now, in one batch; then an interval passes, in which what is due is looked at. */
    private void interval(String passing, String failing) {
        judge.record(
                plan,
                Stream.concat(
                                Stream.of(passing.split(" ")).map(id -> run(id, true)),
                                Stream.of(failing.split(" ")).map(id -> run(id, false)))
                        .filter(run -> !run.checkId().startsWith("/"))
                        .toList());
        for (int i = 0; i < 6; i++) {
            clock.advance(INTERVAL.dividedBy(6));
            judge.lookAgainIfDue(plan);
        }
    }

    private Run run(String id, boolean passes) {
        CheckResult result = passes
                ? CheckResult.pass(Duration.ofMillis(5), Phases.NONE)
                : CheckResult.of(
                        ResultClass.FAIL,
                        FailureKind.STATUS,
                        "answered 503 in 0.1 s, expected 200-299",
                        Duration.ofMillis(100),
                        Phases.NONE);
        return new Run(id + "/main", plan.map().revision(), clock.instant(), result);
    }

    @Test
    void aChildIsFoldedIntoItsParentAndOnItsOwnOnceThatRecovered() {
        activate(List.of(), TestMaps.upstream("bgs"), TestMaps.upstream("claims", "bgs"));
        interval("bgs claims", "");
        interval("bgs", "claims");
        interval("", "bgs claims");
        interval("", "bgs claims");
        assertThat(Objects.requireNonNull(health.upstreams().get("claims")).causedBy())
                .containsExactly("bgs");
        assertThat(incidents.open()).isEmpty();
        interval("", "bgs claims");
        IncidentView root = incidents.open().getFirst();
        assertThat(root.upstreamId()).contains("bgs");
        assertThat(root.affected().upstreams()).containsExactly("bgs", "claims");
        assertThat(health.outagesSince(root.startedAt().minusSeconds(3600)))
                .extracting(outage -> outage.upstreamId())
                .containsExactly("bgs");
        interval("bgs", "claims");
        interval("bgs", "claims");
        assertThat(Objects.requireNonNull(health.upstreams().get("bgs")).status())
                .isEqualTo(HealthStatus.UP);
        assertThat(Objects.requireNonNull(health.upstreams().get("claims")).causedBy())
                .containsExactly("bgs");
        assertThat(incidents.open()).hasSize(1);
        interval("bgs", "claims");
        interval("bgs", "claims");
        assertThat(Objects.requireNonNull(health.upstreams().get("claims")).causedBy())
                .isEmpty();
        assertThat(incidents.open())
                .extracting(incident -> incident.upstreamId().orElse(""))
                .contains("claims");
    }

    @Test
    void aGroupIsOneIncidentAndSurvivesAReview() {
        activate(
                List.of(new Group("host", "The host", List.of("a", "b", "c"), Optional.empty(), Criticality.HIGH)),
                TestMaps.upstream("a"),
                TestMaps.upstream("b"),
                TestMaps.upstream("c"));
        interval("a b c", "");
        for (int i = 0; i < 4; i++) {
            interval("c", "a b");
        }
        IncidentView incident = incidents.open().getFirst();
        assertThat(incidents.open()).hasSize(1);
        assertThat(incident.groupId()).contains("host");
        assertThat(incident.affected().upstreams()).containsExactly("a", "b");
        assertThat(Objects.requireNonNull(health.upstreams().get("a")).causedBy())
                .containsExactly("host");
        judge.review(plan);
        activation.activate(plan);
        assertThat(incidents.open()).singleElement().returns(incident.id(), IncidentView::id);
        interval("a b c", "");
        interval("a b c", "");
        assertThat(Objects.requireNonNull(health.upstreams().get("a")).causedBy())
                .isEmpty();
        assertThat(incidents.find(incident.id()).orElseThrow().status()).isEqualTo(IncidentStatus.OPEN);
    }
}
