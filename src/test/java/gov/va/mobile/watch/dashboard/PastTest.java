package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** History, badges and the availability report, as people and pages get them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PastTest {
    private static final String BADGE = "/api/v1/upstreams/bgs/badge.svg";
    private static final String REPORT = "/api/v1/reports/availability";
    private static final ServicesMap MAP =
            TestMaps.map(List.of(upstream("bgs"), upstream("mpi")), List.of(feature("claims", "bgs")));

    @Inject
    CurrentMap currentMap;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private ServicesMap before = MAP;
    private Instant hour = Instant.EPOCH;

    /** bgs: up for the hour before this one and the one before that, but for 15 minutes of which 5 lay in a window; nothing for 10 minutes. */
    @BeforeEach
    void put() throws SQLException {
        before = currentMap.get();
        currentMap.set(MAP);
        clock.advanceToHalfPast();
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        clean();
        move("bgs", 120, "up");
        move("bgs", 60, "down");
        move("bgs", 45, "up");
        move("bgs", 30, "unknown");
        move("bgs", 20, "up");
        sql(
                "INSERT INTO check_state (id, upstream_id, check_id, revision, fingerprint, interval_ms, phase_ms, next_at, status, judged_at)"
                        + " VALUES ('bgs/main', 'bgs', 'main', 'x', 'x', 30000, 0, 'infinity', 'up', '"
                        + clock.instant() + "')");
        sql("INSERT INTO upstream_state (upstream_id, status, since) VALUES ('bgs', 'up', '" + minutesBefore(20)
                + "')");
        sql("INSERT INTO upstream_rollup_5m VALUES ('bgs', '" + minutesBefore(60)
                + "', 3, 1, 6, 2, '{100,120}', '{3,1}'), ('bgs', '" + minutesBefore(55)
                + "', 0, 0, 10, 0, '{}', '{}')");
        sql(
                "INSERT INTO maintenance_window (id, version, status, origin, upstream_id, starts_at, ends_at, changed_there, auto_end,"
                        + " unstable, created_at) VALUES (gen_random_uuid(), 1, 'ended', 'planned', 'bgs', '"
                        + minutesBefore(50)
                        + "', '" + minutesBefore(40) + "', false, false, false, now())");
        clock.advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void putBack() throws SQLException {
        clean();
        currentMap.set(before);
        clock.reset();
    }

    private void clean() throws SQLException {
        sql(
                "DELETE FROM check_result; DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition; DELETE FROM upstream_rollup_5m;"
                        + " DELETE FROM maintenance_window");
    }

    private Instant minutesBefore(int minutes) {
        return hour.minus(Duration.ofMinutes(minutes));
    }

    private void move(String id, int minutesBefore, String status) throws SQLException {
        sql("INSERT INTO upstream_transition (upstream_id, at, status) VALUES ('" + id + "', '"
                + minutesBefore(minutesBefore) + "', '" + status + "')");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    @Test
    void recentResultsTellWhereTheTimeWent() throws SQLException {
        Instant now = clock.instant();
        for (int seconds : List.of(5, 15, 300)) {
            sql("INSERT INTO check_result SELECT number, '" + now.minusSeconds(seconds)
                    + "', 'fail', 10000000, 1000, 3000, 9000, NULL, NULL, 'timeout', 'found none'"
                    + " FROM check_state WHERE id = 'bgs/main'");
        }
        String path = "/api/v1/upstreams/bgs/results";
        as("viewer")
                .get(path + "?limit=3") // three runs are due in 90 s
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].at", is(now.minusSeconds(5).toString()))
                .body("items[0].check", is("main"))
                .body("items[0].class", is("fail"))
                .body("items[0].latency", is("PT10S"))
                .body("items[0].phases.connect", is("PT0.003S"))
                .body("items[0].phases.firstByte", nullValue())
                .body("items[0].failure.message", is("found none"));
        as("viewer").get(path).then().body("items", hasSize(3));
        as("viewer").get(path + "?limit=1").then().body("items", hasSize(1));
        as("viewer").get("/api/v1/upstreams/mpi/results").then().body("items", hasSize(0));
        as("viewer").get(path + "?limit=0").then().statusCode(400).body("errors.field", contains("limit"));
        as("viewer").get("/api/v1/upstreams/gone/results").then().statusCode(404);
        given().get(path).then().statusCode(401);
    }

    @Test
    void historyTellsResultsLatenciesUptimeAndOutages() {
        as("viewer")
                .queryParam("from", minutesBefore(60).toString())
                .queryParam("to", hour.toString())
                .queryParam("step", "PT5M")
                .get("/api/v1/upstreams/bgs/history")
                .then()
                .statusCode(200)
                .body("step", is("PT5M"))
                .body("points", hasSize(12))
                .body("points[0].at", is(minutesBefore(60).toString()))
                .body("points[0].up", is(3))
                .body("points[0].slow", is(1))
                .body("points[0].fail", is(6))
                .body("points[0].other", is(2))
                .body("points[0].p50", startsWith("PT0.0"))
                .body("points[0].uptime", is(0.0f))
                .body("points[1].p99", nullValue())
                .body("points[4].up", nullValue())
                .body("points[4].uptime", is(1.0f))
                .body("points[7].uptime", nullValue())
                .body("uptime", is(0.7f))
                .body("time.outsideWindows.known", is("PT40M"))
                .body("time.outsideWindows.unknown", is("PT10M"))
                .body("time.outsideWindows.down", is("PT10M"))
                .body("time.insideWindows.down", is("PT5M"))
                .body("time.insidePlanned.known", is("PT10M"))
                .body("outages", hasSize(1))
                .body("outages[0].start", is(minutesBefore(60).toString()))
                .body("outages[0].end", is(minutesBefore(45).toString()))
                .body("outages[0].length", is("PT15M"))
                .body("outages[0].causedBy", hasSize(0));
    }

    @Test
    void whatCannotBeToldIsRefused() {
        as("viewer")
                .queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("step", "PT5M")
                .get("/api/v1/upstreams/bgs/history")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("step"))
                .body("errors[0].message", containsString("at most 3000"));
        as("viewer").get("/api/v1/upstreams/none/history").then().statusCode(404);
        as("viewer").get("/api/v1/upstreams/none/badge.svg").then().statusCode(404);
        as("viewer")
                .get(REPORT + "?from=2020-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("from"));
    }

    @Test
    void anUpstreamThatLeftTheMapKeepsItsHistory() throws SQLException {
        sql("INSERT INTO upstream_transition (upstream_id, at, status) VALUES ('gone', '" + minutesBefore(30)
                + "', 'down'), ('gone', '" + minutesBefore(20) + "', 'unknown')");
        as("viewer")
                .get("/api/v1/upstreams/gone/history")
                .then()
                .statusCode(200)
                .body("time.outsideWindows.down", is("PT10M"));
    }

    @Test
    void theReportTellsEveryUpstreamAndFeature() {
        String range = "?from=" + minutesBefore(60) + "&to=" + hour;
        as("viewer")
                .get(REPORT + range)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("upstreams.id", contains("bgs", "mpi"))
                .body("upstreams[0].depth", is("service"))
                .body("upstreams[0].uptime", is(0.7f))
                .body("upstreams[0].uptimeOutsideWindows", is(0.75f))
                .body("upstreams[0].outages", is(1))
                .body("upstreams[0].meanTimeToRecovery", is("PT15M"))
                .body("upstreams[0].meanTimeBetweenFailures", is("PT35M"))
                .body("upstreams[0].longestOutage", is("PT15M"))
                .body("upstreams[1].uptime", nullValue())
                .body("upstreams[1].time.outsideWindows.unknown", is("PT1H"))
                .body("features[0].id", is("claims"))
                .body("features[0].depth", nullValue())
                .body("features[0].time.insideWindows.down", is("PT5M"));
        String table = as("viewer")
                .accept("text/csv")
                .get(REPORT + range)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(table.lines()).hasSize(4).anyMatch(line -> line.startsWith("upstream,\"bgs\",\"BGS\",service,0.7,"));
    }

    @Test
    void aBadgeIsReadWithTheFeedKeyAndKeptForAMinute() {
        given().get(BADGE).then().statusCode(401);
        given().get(BADGE + "?key=not-the-key-of-the-tests").then().statusCode(401);
        given().get("/api/v1/health?key=feed-key-of-the-tests").then().statusCode(401);
        Response badge = given().get(BADGE + "?key=feed-key-of-the-tests&show=uptime");
        badge.then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", is("max-age=60, private"))
                .body(containsString("uptime, 30 days"));
        given().header("If-None-Match", badge.header("ETag"))
                .get(BADGE + "?key=feed-key-of-the-tests&show=uptime")
                .then()
                .statusCode(304);
        as("viewer").get(BADGE).then().statusCode(200).body(containsString("BGS: up"));
        as("viewer")
                .header("If-Match", "\"other\"")
                .get(BADGE)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("If-Match"));
        as("viewer")
                .header("If-Match", badge.header("ETag"))
                .get(BADGE + "?show=uptime")
                .then()
                .statusCode(200);
        as("viewer")
                .get(BADGE + "?show=colour")
                .then()
                .statusCode(400)
                .body("errors[0].message", is("found colour, expected one of status, uptime"));
    }

    @Test
    void thePastOfAllIsToldAtAGlance() throws SQLException {
        // one of its own: what others recorded is known for good
        currentMap.set(
                TestMaps.map(List.of(upstream("barred"), upstream("silent")), List.of(feature("claims", "barred"))));
        move("barred", 120, "up");
        move("barred", 60, "down");
        move("barred", 45, "up");
        move("barred", 30, "unknown");
        move("barred", 20, "up");
        sql("DELETE FROM upstream_rollup_1h; INSERT INTO upstream_rollup_1h VALUES ('barred', '" + minutesBefore(60)
                + "', 3, 1, 6, 2, '{100,120}', '{3,1}')");
        Response bars = as("viewer").get("/api/v1/bars");
        bars.then()
                .statusCode(200)
                .body("periods.id", contains("24h", "7d", "90d"))
                .body("periods.bars", contains(24, 28, 90))
                .body("periods[0].step", is("PT1H"))
                .body("items.id", contains("barred", "silent"))
                .body("items[0].'24h'", hasSize(24))
                .body("items[0].'7d'", hasSize(28))
                .body("items[0].'90d'", hasSize(90))
                .body("items[0].'24h'[21]", is(1.0f))
                .body("items[0].'24h'[22]", is(0.7f)) // 50 minutes known, 15 of them down
                .body("items[0].'24h'[20]", nullValue())
                .body("items[0].latency[21]", nullValue())
                .body("items[0].latency[22]", startsWith("PT0.0"))
                .body("items[1].'90d'[89]", nullValue());
    }
}
