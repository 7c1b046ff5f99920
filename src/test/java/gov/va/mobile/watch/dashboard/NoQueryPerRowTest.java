package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.StatementCounter;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many rows a list of the pages has, the database is asked equally often. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoQueryPerRowTest {
    private static final int FEW = 2;
    private static final int MANY = 8;
    private static final int TRIES = 3;

    /** Longer than anything is kept in memory for readers. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    /** Windows are in it once they have begun. */
    private static final String BEGUN = "/reports/maintenance-windows";

    private static final List<String> LISTS = List.of(
            "/health",
            "/upstreams",
            "/features",
            "/bars",
            "/incidents?limit=100",
            "/maintenance-windows?limit=100",
            "/maintenance-series?limit=100",
            "/notifications?limit=100",
            "/channels",
            "/plays?limit=100",
            "/silences?limit=100",
            "/audit?limit=100",
            "/reports/availability",
            BEGUN);

    @Inject
    CurrentMap currentMap;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private ServicesMap before = map(FEW);

    private static ServicesMap map(int upstreams) {
        List<String> ids =
                IntStream.range(0, upstreams).mapToObj(number -> "u" + number).toList();
        return TestMaps.map(
                ids.stream().map(id -> upstream(id)).toList(),
                ids.stream().map(id -> feature("f" + id, id)).toList());
    }

    @AfterEach
    void putBack() throws SQLException {
        currentMap.set(before);
        clock.reset();
        clean();
    }

    private void clean() throws SQLException {
        sql(
                "DELETE FROM silence; DELETE FROM attention; DELETE FROM window_watch; DELETE FROM maintenance_window; DELETE FROM window_series;"
                        + " DELETE FROM incident; DELETE FROM play; DELETE FROM notification; DELETE FROM check_state; DELETE FROM upstream_state;"
                        + " DELETE FROM upstream_transition; DELETE FROM upstream_rollup_5m");
    }

    @Test
    void ofEightRowsAsManyQuestionsAreAskedAsOfTwo() throws SQLException {
        before = currentMap.get();
        clean();
        currentMap.set(map(MANY));
        IntStream.range(0, FEW).forEach(this::row);
        currentMap.set(map(FEW));
        Map<String, Long> few = statements(FEW);
        currentMap.set(map(MANY));
        IntStream.range(FEW, MANY).forEach(this::row);
        assertThat(statements(MANY)).isEqualTo(few);
    }

    /** The fewest of some tries: what the service does by itself meanwhile counts too. */
    private Map<String, Long> statements(int rows) throws SQLException {
        var fewest = new LinkedHashMap<String, Long>();
        clock.advance(FORGOTTEN);
        await().until(() -> rowsOf(as("admin").get("/api/v1" + BEGUN)) >= rows);
        try (var counter = new StatementCounter()) {
            for (int i = 0; i < TRIES; i++) {
                clock.advance(FORGOTTEN);
                for (String list : LISTS) {
                    long start = counter.count();
                    Response answer = as("admin").get("/api/v1" + list);
                    long sent = counter.count() - start;
                    assertThat(answer.statusCode()).as(list).isEqualTo(200);
                    assertThat(rowsOf(answer)).as(list).isGreaterThanOrEqualTo(list.equals("/channels") ? 1 : rows);
                    fewest.merge(list, sent, Math::min);
                }
            }
        }
        return fewest;
    }

    private static int rowsOf(Response answer) {
        return answer.jsonPath()
                .getList(answer.asString().contains("\"items\"") ? "items" : "upstreams")
                .size();
    }

    /** One of each, about one upstream. */
    private void row(int number) {
        String id = "u" + number;
        Instant now = clock.instant();
        try {
            sql(
                    "INSERT INTO check_state (id, upstream_id, check_id, revision, fingerprint, interval_ms, phase_ms, next_at, status, judged_at)"
                            + " VALUES ('" + id + "/main', '" + id
                            + "', 'main', 'x', 'x', 30000, 0, 'infinity', 'up', now());"
                            + "INSERT INTO upstream_state (upstream_id, status, since) VALUES ('" + id
                            + "', 'up', now());"
                            + "INSERT INTO upstream_transition (upstream_id, at, status) VALUES ('" + id
                            + "', now() - interval '2 hours', 'up');"
                            + "INSERT INTO upstream_rollup_5m VALUES ('" + id
                            + "', date_bin('5 minutes', now(), 'epoch'), 3, 1, 6, 2, '{100,120}', '{3,1}')");
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
        String incident = post(
                        "/incidents",
                        Map.of(
                                "kind",
                                "nonControl",
                                "upstreamId",
                                id,
                                "title",
                                "It is down " + number,
                                "description",
                                "Seen"))
                .jsonPath()
                .getString("id");
        post("/incidents/" + incident + "/notes", Map.of("text", "Looking"));
        post("/incidents/" + incident + "/report", Map.of("link", "https://example.va.gov/" + number));
        post(
                "/silences",
                Map.of(
                        "incidentId",
                        incident,
                        "until",
                        now.plus(Duration.ofHours(20)).toString(),
                        "reason",
                        "Known"));
        post(
                "/plays",
                Map.of(
                        "title",
                        "Again " + number,
                        "manifestation",
                        "m",
                        "detection",
                        "d",
                        "correction",
                        "c",
                        "upstreamIds",
                        List.of(id),
                        "failureKinds",
                        List.of("timeout")));
        plan(id, now.plusSeconds(60), Map.of());
        plan(
                id,
                now.plus(Duration.ofDays(2)),
                Map.of("recurrence", Map.of("rrule", "FREQ=WEEKLY", "zone", "America/New_York")));
    }

    private static void plan(String id, Instant start, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(Map.of(
                "upstreamIds",
                List.of(id),
                "start",
                start.toString(),
                "end",
                start.plus(Duration.ofHours(3)).toString(),
                "scope",
                "mobile"));
        body.putAll(more);
        post("/maintenance-windows", body);
    }

    private static Response post(String path, Map<String, ?> body) {
        Response answer = as("admin").contentType("application/json").body(body).post("/api/v1" + path);
        assertThat(answer.statusCode())
                .as("%s answered %s", path, answer.asString())
                .isBetween(200, 299);
        return answer;
    }

    private void sql(String statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statements);
        }
    }
}
