package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadingTest {
    private static final String HEALTH = "/api/v1/health";
    private static final ServicesMap MAP =
            TestMaps.map(List.of(upstream("bgs"), upstream("mpi")), List.of(feature("claims", "bgs")));

    @Inject
    CurrentMap currentMap;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    /** Each test has its own time, so that none is answered with what was composed for the one before. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    private ServicesMap before = MAP;

    @BeforeEach
    void put() throws SQLException {
        before = currentMap.get();
        currentMap.set(MAP);
        clean();
        clock.advance(Duration.ofSeconds(10L * TESTS.incrementAndGet()));
        judged("bgs", "down", "fail", "expected an answer within 10 s, found none");
        judged("mpi", "up", "pass", null);
        clock.advance(Duration.ofSeconds(2));
    }

    @AfterEach
    void putBack() throws SQLException {
        clean();
        currentMap.set(before);
        clock.reset();
    }

    private void clean() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM check_state; DELETE FROM upstream_state");
        }
    }

    private void judged(String id, String status, String resultClass, @Nullable String message) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement check = connection.prepareStatement("""
                        INSERT INTO check_state (id, upstream_id, check_id, revision, fingerprint, interval_ms, phase_ms, next_at,
                            last_run, status, failures, judged_at, last_class, last_latency_us, last_kind, last_message)
                        VALUES (?, ?, 'main', 'x', 'x', 30000, 0, 'infinity', ?, ?, 3, ?, ?, 83000, ?, ?)""");
                PreparedStatement state = connection.prepareStatement(
                        "INSERT INTO upstream_state (upstream_id, status, since) VALUES (?, ?, ?)")) {
            var at = clock.instant().atOffset(ZoneOffset.UTC);
            check.setString(1, id + "/main");
            check.setString(2, id);
            check.setObject(3, at);
            check.setString(4, status);
            check.setObject(5, at);
            check.setString(6, resultClass);
            check.setString(7, message == null ? null : "timeout");
            check.setString(8, message);
            check.executeUpdate();
            state.setString(1, id);
            state.setString(2, status);
            state.setObject(3, at);
            state.executeUpdate();
        }
    }

    @Test
    void theDashboardQueryTellsWhatIsStored() {
        as("viewer")
                .get(HEALTH)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache, private"))
                .body("status", is("down"))
                .body("prober.state", is("ok"))
                .body("counts.down", is(1))
                .body("upstreams.id", contains("bgs", "mpi"))
                .body("upstreams[0].status", is("down"))
                .body("upstreams[0].depth", is("service"))
                .body("upstreams[0].lastResult.class", is("fail"))
                .body("upstreams[0].lastResult.latency", is("PT0.083S"))
                .body("upstreams[0].lastResult.failure.kind", is("timeout"))
                .body("upstreams[0].uptime.'24h'", nullValue())
                .body("upstreams[1].lastResult.failure", nullValue())
                .body("features[0].status", is("down"))
                .body("features[0].causedBy", contains("bgs"));
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws SQLException {
        String etag = as("viewer").get(HEALTH).header("ETag");
        clock.advance(Duration.ofSeconds(2));
        Response same =
                as("viewer").header("If-None-Match", "\"other\", " + etag).get(HEALTH);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.header("ETag")).isEqualTo(etag);
        assertThat(same.body().asString()).isEmpty();

        clean();
        judged("bgs", "up", "pass", null);
        clock.advance(Duration.ofSeconds(2));
        Response changed = as("viewer").header("If-None-Match", etag).get(HEALTH);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void whoTakesItPackedGetsTheSamePackedOnce() throws Exception {
        var asItComes = RestAssuredConfig.config()
                .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
        Response plain = as("viewer").config(asItComes).get(HEALTH);
        Response packed = as("viewer")
                .config(asItComes)
                .header("Accept-Encoding", "br, gzip")
                .get(HEALTH);
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.header("Vary")).containsIgnoringCase("accept-encoding");
        assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag"));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.asByteArray()))) {
            assertThat(json.readTree(in).path("upstreams"))
                    .isEqualTo(json.readTree(plain.asByteArray()).path("upstreams"));
        }
    }

    @Test
    void theShapeIsTheContracts() throws Exception {
        Instant now = clock.instant();
        Scene scene = new Scene(MAP, now)
                .down("bgs", "no answer")
                .incident("bgs")
                .window("bgs", WindowStatus.PROPOSED, Duration.ZERO, Duration.ofHours(1));
        JsonNode answer = json.readTree(
                Snapshot.of(Overview.of(scene.facts()), json).body().getBytes());
        assertThat(keys(answer))
                .containsExactlyInAnyOrder(
                        "at",
                        "status",
                        "prober",
                        "servicesMap",
                        "counts",
                        "upstreams",
                        "groups",
                        "features",
                        "incidents",
                        "maintenanceWindows");
        assertThat(keys(answer.get("prober"))).containsExactlyInAnyOrder("state", "since");
        assertThat(keys(answer.get("servicesMap"))).containsExactlyInAnyOrder("revision", "refused");
        assertThat(keys(answer.get("counts"))).containsExactlyInAnyOrder("up", "degraded", "down", "unknown");
        JsonNode bgs = answer.get("upstreams").get(0);
        assertThat(keys(bgs))
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "status",
                        "depth",
                        "since",
                        "causedBy",
                        "flapping",
                        "misconfigured",
                        "paused",
                        "uptime",
                        "incidentId",
                        "maintenanceWindowId",
                        "lastResult");
        assertThat(keys(bgs.get("uptime"))).containsExactlyInAnyOrder("24h", "7d", "30d", "90d");
        assertThat(keys(bgs.get("lastResult"))).containsExactlyInAnyOrder("at", "class", "latency", "failure");
        assertThat(keys(bgs.get("lastResult").get("failure"))).containsExactlyInAnyOrder("kind", "message");
        assertThat(bgs.get("incidentId").asText())
                .isEqualTo(scene.incidents().getFirst().id().toString());
        assertThat(keys(answer.get("features").get(0)))
                .containsExactlyInAnyOrder("id", "name", "status", "causedBy", "until", "inApp");
        assertThat(Instant.parse(answer.get("at").asText())).isEqualTo(now);
        assertThat(answer.get("maintenanceWindows")
                        .get(0)
                        .get("estimate")
                        .get("remaining")
                        .asText())
                .isEqualTo("PT45M");
    }

    private static List<String> keys(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    void upstreamsComeWithTheirMapEntryAndChecks() {
        as("viewer")
                .get("/api/v1/upstreams")
                .then()
                .statusCode(200)
                .body("items.id", contains("bgs", "mpi"))
                .body("nextCursor", nullValue());
        as("viewer")
                .get("/api/v1/upstreams/bgs")
                .then()
                .statusCode(200)
                .body("status", is("down"))
                .body("team.slack", is("#bgs"))
                .body("criticality", is("high"))
                .body("dependsOn", hasSize(0))
                .body("groupIds", hasSize(0))
                .body("scopes", contains("mobile", "shared"))
                .body("checks", hasSize(1))
                .body("checks[0].id", is("main"))
                .body("checks[0].type", is("tcp"))
                .body("checks[0].depth", is("service"))
                .body("checks[0].status", is("down"))
                .body("checks[0].consecutiveFailures", is(3))
                .body("checks[0].lastResult.failure.message", is("expected an answer within 10 s, found none"));
    }

    @Test
    void featuresAreReadByThemselves() {
        as("viewer").get("/api/v1/features").then().statusCode(200).body("items.id", contains("claims"));
        as("viewer")
                .get("/api/v1/features/claims")
                .then()
                .statusCode(200)
                .body("status", is("down"))
                .body("until", nullValue());
    }

    @Test
    void whatTheMapHasNotIsNotFound() {
        String next = as("viewer")
                .get("/api/v1/upstreams?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains("bgs"))
                .extract()
                .path("nextCursor");
        as("viewer")
                .get("/api/v1/upstreams?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", contains("mpi"))
                .body("nextCursor", nullValue());
        Stream.of("upstreams?cursor=" + next + "x", "features?cursor=" + next, "channels?limit=0")
                .forEach(list -> as("viewer").get("/api/v1/" + list).then().statusCode(400));
        Stream.of("/api/v1/upstreams/claims", "/api/v1/features/bgs")
                .forEach(path -> as("viewer").get(path).then().statusCode(404).contentType("application/problem+json"));
    }

    @Test
    void nothingIsReadWithoutAToken() {
        Stream.of(HEALTH, "/api/v1/upstreams", "/api/v1/upstreams/bgs", "/api/v1/features", "/api/v1/me")
                .forEach(path -> given().get(path).then().statusCode(401));
    }

    @Test
    void whoAsksIsToldTheRolesHeld() {
        as("approver")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("roles", contains("viewer", "responder", "approver"));
    }
}
