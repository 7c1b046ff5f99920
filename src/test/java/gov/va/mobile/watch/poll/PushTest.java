package gov.va.mobile.watch.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results that others report, and their silence. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class PushTest {
    private static final String RESULTS = "/api/v1/upstreams/bgs/checks/main/results";

    @Inject
    CurrentMap currentMap;

    @Inject
    Membership membership;

    @Inject
    SilenceClock silence;

    @Inject
    HealthBook health;

    @Inject
    CheckBoard board;

    @Inject
    TestClock clock;

    @Inject
    Events events;

    @Inject
    DataSource database;

    private ServicesMap before;

    @Singleton
    static class Events {
        final List<EventReported> reported = new CopyOnWriteArrayList<>();

        void hear(@Observes EventReported event) {
            reported.add(event);
        }
    }

    @BeforeEach
    void watch() {
        before = currentMap.get();
        events.reported.clear();
        watch(false);
    }

    private void watch(boolean event) {
        Upstream pushed = TestMaps.withTarget(TestMaps.upstream("bgs"), new Target.Push(event));
        currentMap.set(
                TestMaps.map(List.of(pushed, TestMaps.upstream("mpi")), List.of(TestMaps.feature("claims", "bgs"))));
        membership.join();
        look();
    }

    private void look() {
        silence.look(membership.plan().orElseThrow());
    }

    @AfterEach
    void restore() throws SQLException {
        clock.reset();
        sql("DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition;"
                + " DELETE FROM check_result; DELETE FROM push_silence; DELETE FROM incident;"
                + " DELETE FROM window_watch; DELETE FROM notification");
        currentMap.set(before);
        membership.join();
        look();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private long results() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM check_result")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static RequestSpecification pusher() {
        return TestTokens.as("push").contentType("application/json");
    }

    private static void push(String resultClass) {
        pusher().body("{\"class\":\"" + resultClass + "\"}")
                .post(RESULTS)
                .then()
                .statusCode(200);
    }

    private UpstreamHealth bgs() {
        return Optional.ofNullable(health.upstreams().get("bgs")).orElseThrow();
    }

    private void pass(Duration time) {
        clock.advance(time);
        look();
    }

    @Test
    void resultsAreRecordedAndJudgedLikeOthers() throws SQLException {
        pusher().body("{\"class\":\"pass\",\"latency\":\"PT0.25S\"}")
                .post(RESULTS)
                .then()
                .statusCode(200)
                .body("id", equalTo("main"))
                .body("class", equalTo("pass"))
                .body("latency", equalTo("PT0.25S"))
                .body("failure", nullValue());
        assertThat(bgs().status()).isEqualTo(HealthStatus.UP);
        for (int i = 0; i < 3; i++) {
            pusher().body("{\"class\":\"fail\",\"failure\":{\"kind\":\"body\",\"message\":\"3 of 5 queues stuck\"}}")
                    .post(RESULTS)
                    .then()
                    .statusCode(200)
                    .body("failure.message", equalTo("3 of 5 queues stuck"));
        }
        assertThat(bgs().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(bgs().failure().map(Failure::message)).contains("3 of 5 queues stuck");
        assertThat(results()).isEqualTo(4);
        assertThat(board.checks().getFirst().nextAt()).isEmpty();
    }

    @Test
    void theSameKeyIsRecordedOnce() throws SQLException {
        for (int i = 0; i < 3; i++) {
            pusher().header("Idempotency-Key", "beat-1")
                    .body("{\"class\":\"fail\"}")
                    .post(RESULTS)
                    .then()
                    .statusCode(200)
                    .body("failure.message", equalTo("reported as fail by push"));
        }
        assertThat(results()).isEqualTo(1);
    }

    @Test
    void silenceIsAFailureAfterTwoIntervals() throws SQLException {
        push("pass");
        pass(Duration.ofSeconds(59));
        assertThat(results()).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        look();
        assertThat(results()).isEqualTo(2);
        assertThat(board.checks().getFirst().consecutiveFailures()).isEqualTo(1);
        pass(Duration.ofSeconds(30));
        assertThat(bgs().status()).isEqualTo(HealthStatus.UP);
        pass(Duration.ofSeconds(30));
        assertThat(bgs().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(bgs().failure().map(Failure::message))
                .contains("expected a result every 30 s, found none for 2 min");
        push("pass");
        push("pass");
        assertThat(bgs().status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void oneThatNeverReportedIsSilentSinceTheMapCameIntoForce() throws SQLException {
        pass(Duration.ofSeconds(61));
        assertThat(results()).isEqualTo(1);
        pass(Duration.ofMinutes(10));
        assertThat(results()).as("nobody listened meanwhile").isEqualTo(1);
        pass(Duration.ofSeconds(61));
        assertThat(results()).isEqualTo(2);
    }

    @Test
    void oneThatLeftTheMapAndCameBackIsListenedForAnew() throws SQLException {
        push("pass");
        watch(true);
        pass(Duration.ofSeconds(50));
        watch(false);
        pass(Duration.ofSeconds(50));
        assertThat(results()).isEqualTo(1);
        pass(Duration.ofSeconds(11));
        assertThat(results()).isEqualTo(2);
    }

    @Test
    void aReplicaWithAnotherMapCountsNoSilence() throws SQLException {
        PollPlan older = membership.plan().orElseThrow();
        currentMap.set(TestMaps.map(
                List.of(TestMaps.withTarget(TestMaps.upstream("bgs"), new Target.Push(false))), List.of()));
        membership.join();
        clock.advance(Duration.ofSeconds(61));
        silence.look(older);
        assertThat(results()).isZero();
        look();
        assertThat(results()).isEqualTo(1);
    }

    @Test
    void personalDataIsRefused() {
        pusher().body("{\"class\":\"fail\",\"failure\":{\"message\":\"no answer for 796-01-1234\"}}")
                .post(RESULTS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("failure.message"))
                .body("errors[0].message", containsString("personal data"));
    }

    @Test
    void anEventMovesNoCounterAndItsSilenceSaysNothing() throws SQLException {
        watch(true);
        pass(Duration.ofMinutes(2));
        assertThat(results()).isZero();
        pusher().body("{\"class\":\"fail\",\"failure\":{\"message\":\"deploy failed\"}}")
                .post(RESULTS);
        push("pass");
        push("inconclusive");
        assertThat(results()).isEqualTo(3);
        assertThat(bgs().status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(board.checks().getFirst().consecutiveFailures()).isZero();
        assertThat(events.reported)
                .extracting(event -> event.failure().map(Failure::message).orElse("over"))
                .containsExactly("deploy failed", "over");
    }

    @Test
    void onlyTheTokenOfThatCheckAndAdmins() {
        String body = "{\"class\":\"pass\"}";
        TestTokens.as("admin")
                .contentType("application/json")
                .body(body)
                .post(RESULTS)
                .then()
                .statusCode(200);
        pusher().body(body)
                .post("/api/v1/upstreams/mpi/checks/main/results")
                .then()
                .statusCode(403)
                .body("detail", containsString("not bound to mpi/main"));
        TestTokens.as("approver")
                .contentType("application/json")
                .body(body)
                .post(RESULTS)
                .then()
                .statusCode(403);
        given().contentType("application/json").body(body).post(RESULTS).then().statusCode(401);
        TestTokens.as("push").get("/api/v1/upstreams").then().statusCode(403);
        for (String path : List.of("none/checks/main", "bgs/checks/none", "mpi/checks/main")) {
            TestTokens.as("admin")
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/upstreams/" + path + "/results")
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | class           | found nothing, expected a value",
                "{\"class\":\"up\"}                        | class           | found up, expected one of pass, degraded, fail, misconfigured, inconclusive",
                "{\"class\":\"fail\",\"latency\":\"PT-1S\"} | latency        | found PT-1S, expected between PT0S and PT24H",
                "{\"class\":\"pass\",\"failure\":{}}       | failure         | found one, expected none: the class is pass",
                "{\"class\":\"fail\",\"failure\":{\"kind\":\"slow\"}} | failure.kind | found slow, expected one of status, dns, connect, tls, certificate, timeout, header, body, redirect",
                "{\"class\":\"fail\",\"failure\":{\"message\":\"a\\nb\"}} | failure.message | found control characters, expected one line of text without any",
            })
    void bodiesThatSayTooLittleOrTooMuch(String body, String field, String message) {
        pusher().body(body)
                .post(RESULTS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].message", equalTo(message));
    }
}
