package gov.va.mobile.watch.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.incident.IncidentClock;
import gov.va.mobile.watch.notification.BusinessHours;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.support.ApiContract;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestTokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class DrillTest {
    @Inject
    DrillClock drillClock;

    @Inject
    IncidentClock incidentClock;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @All
    @Inject
    List<DueWork> works;

    @BeforeEach
    @AfterEach
    void clear() throws SQLException {
        clock.reset();
        for (String table : new String[] {
            "drill", "attention", "notification", "window_publication", "maintenance_window", "window_watch", "incident"
        }) {
            run("DELETE FROM " + table);
        }
    }

    @Test
    void runsAWholeOutageAndTellsTheTimesItTook() throws SQLException {
        String id = start("{}");
        until(id, "incidentId");
        JsonPath open = drill(id);
        String incident = open.getString("incidentId");
        assertThat(open.getString("state")).isEqualTo("running");
        assertThat(Duration.parse(open.getString("took.opened")))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        TestTokens.as("viewer")
                .get("/api/v1/incidents/" + incident)
                .then()
                .statusCode(200)
                .body("title", startsWith("Drill: "))
                .body("drill", equalTo(true))
                .body("conditions.significantPeriod", equalTo(false));
        TestTokens.as("viewer").get("/api/v1/health").then().body("upstreams.id", not(hasItem("drillUpstream")));
        TestTokens.as("viewer")
                .get("/api/v1/notifications")
                .then()
                .body("items.text", everyItem(startsWith("DRILL: ")))
                .body("items.destination", everyItem(equalTo("drill")))
                .body("items.reason", everyItem(equalTo("no drill channel")));
        run(
                "UPDATE notification SET decision = 'send', reason = NULL, state = 'sent', sent_at = created_at + interval '1 s'");

        proposed(id);
        String window = drill(id).getString("maintenanceWindowId");
        confirm(window);
        nobodySees(window);

        until(id, "times.ended");
        JsonPath done = drill(id);
        assertThat(done.getString("state")).isEqualTo("done");
        ApiContract.fits("Drill", done.prettify());
        assertThat(done.getString("reason")).isNull();
        assertThat(at(done, "told")).isAfterOrEqualTo(at(done, "opened").plusSeconds(1));
        assertThat(done.getString("took.recovered")).isEqualTo("PT30S");
        assertThat(at(done, "proposed")).isAfterOrEqualTo(at(done, "told"));
        assertThat(at(done, "confirmed")).isAfterOrEqualTo(at(done, "proposed"));
        assertThat(at(done, "resolved")).isAfterOrEqualTo(at(done, "recovered").plusSeconds(10));
        assertThat(at(done, "ended")).isAfterOrEqualTo(at(done, "resolved"));
        TestTokens.as("viewer")
                .get("/api/v1/incidents/" + incident)
                .then()
                .body("status", equalTo("closed"))
                .body("resolution", equalTo("recovered"))
                .body("postmortemVersion", equalTo(0));
        TestTokens.as("viewer")
                .get("/api/v1/maintenance-windows/" + window)
                .then()
                .body("drill", equalTo(true))
                .body("status", oneOf("ended", "cancelled"));
        nobodySees(window);
    }

    @Test
    void countsNowhere() throws SQLException {
        long plays = count("SELECT count(*) FROM play");
        double opened = metric("watch.incidents.opened");
        double resolved = metric("watch.incidents.resolved");
        String id = start("{\"failFor\":\"PT20S\"}");
        until(id, "incidentId");
        assertThat(Metrics.globalRegistry.get("watch.incidents.open").gauge().value())
                .isZero();
        String incident = drill(id).getString("incidentId");
        assertThat(count("SELECT count(*) FROM attention")).isZero();
        assertThat(count("SELECT count(*) FROM incident WHERE significant_due_at IS NOT NULL"))
                .isZero();
        String etag =
                TestTokens.as("responder").get("/api/v1/incidents/" + incident).header("ETag");
        TestTokens.as("responder")
                .header("If-Match", etag)
                .contentType("application/json")
                .body("{\"conditions\":{\"playbook\":true}}")
                .patch("/api/v1/incidents/" + incident)
                .then()
                .statusCode(200);
        TestTokens.as("responder")
                .contentType("application/json")
                .body("{\"state\":\"done\"}")
                .post("/api/v1/incidents/" + incident + "/steps/play")
                .then()
                .statusCode(200);
        assertThat(count("SELECT count(*) FROM play")).isEqualTo(plays);
        TestTokens.as("viewer")
                .get("/api/v1/notifications")
                .then()
                .body(
                        "items.findAll { it.kind == 'productOwner' }.reason",
                        contains("a drill: the product owner is not told"));
        until(id, "times.resolved");
        TestTokens.as("viewer").get("/api/v1/incidents?postmortem=owed").then().body("items", empty());
        until(id, "times.ended");
        assertThat(drill(id).getString("state")).isEqualTo("done");
        assertThat(metric("watch.incidents.opened")).isEqualTo(opened);
        assertThat(metric("watch.incidents.resolved")).isEqualTo(resolved);
        TestTokens.as("viewer")
                .get("/api/v1/reports/availability")
                .then()
                .statusCode(200)
                .body("upstreams.id", not(hasItem("drillUpstream")))
                .body("upstreams.outages", everyItem(equalTo(0)))
                .body("features.outages", everyItem(equalTo(0)));
    }

    @Test
    void isNothingThatAnOpeningTells() throws SQLException {
        BusinessHours hours = BusinessHours.of("us-federal");
        Instant closed = clock.instant();
        while (hours.isOpen(closed)) {
            closed = closed.plus(Duration.ofHours(1));
        }
        clock.advance(Duration.between(clock.instant(), hours.nextOpen(closed)).minusSeconds(20));
        String id = start("{\"failFor\":\"PT1M\"}");
        until(id, "incidentId");
        proposed(id);
        clock.advance(Duration.ofSeconds(20));
        DueWork openings = works.stream()
                .filter(work -> work.name().equals("openings"))
                .findFirst()
                .orElseThrow();
        openings.work();
        assertThat(count("SELECT count(*) FROM opening WHERE at >= now() - interval '1 day'"))
                .isPositive();
        assertThat(count("SELECT count(*) FROM notification WHERE kind = 'opening'"))
                .isZero();
    }

    private static double metric(String name) {
        return Metrics.globalRegistry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void endsAsAbortedWhenNobodyWentOnWithIt() {
        String id = start("{}");
        until(id, "incidentId");
        clock.advance(Duration.ofMinutes(10));
        drillClock.look();
        JsonPath drill = drill(id);
        assertThat(drill.getString("state")).isEqualTo("aborted");
        assertThat(drill.getString("reason")).startsWith("cut off: ");
        TestTokens.as("viewer")
                .get("/api/v1/incidents/" + drill.getString("incidentId"))
                .then()
                .body("status", equalTo("closed"))
                .body("resolution", equalTo("falseAlarm"));
        String next = start("{}");
        until(next, "incidentId");
        assertThat(drill(next).getString("incidentId")).isNotEqualTo(drill.getString("incidentId"));
    }

    @Test
    void runsOneAtATime() {
        String id = start("{}");
        TestTokens.as("admin")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/drills")
                .then()
                .statusCode(409)
                .body("conflictsWith.id", equalTo(id));
        TestTokens.as("admin")
                .get("/api/v1/drills")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].times.opened", nullValue());
    }

    @Test
    void isForAdminsAndAudited() {
        for (String role : new String[] {"viewer", "responder", "approver"}) {
            TestTokens.as(role)
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/drills")
                    .then()
                    .statusCode(403);
        }
        String id = start("{\"failFor\":\"PT1M\"}");
        TestTokens.as("admin")
                .get("/api/v1/audit")
                .then()
                .body("items.findAll { it.target == 'drill/" + id + "' }.action", contains("drill.start"));
    }

    @Test
    void saysWhatIsWrong() {
        for (String wrong : new String[] {"PT19S", "PT31M", "PT30.5S", "soon", ""}) {
            TestTokens.as("admin")
                    .contentType("application/json")
                    .body("{\"failFor\":\"" + wrong + "\"}")
                    .post("/api/v1/drills")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("failFor"))
                    .body("errors[0].message", endsWith("expected whole seconds from PT20S to PT30M, such as PT30S"));
        }
        TestTokens.as("admin")
                .contentType("application/json")
                .body("{\"upstream\":\"bgs\"}")
                .post("/api/v1/drills")
                .then()
                .statusCode(400)
                .body("errors.field", contains("upstream"));
        TestTokens.as("admin").get("/api/v1/drills/none").then().statusCode(404);
    }

    private static String start(String body) {
        var answer = TestTokens.as("admin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/drills")
                .then()
                .statusCode(201)
                .body("state", equalTo("running"))
                .extract();
        String id = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/api/v1/drills/" + id);
        return id;
    }

    private static JsonPath drill(String id) {
        return TestTokens.as("admin")
                .get("/api/v1/drills/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Instant at(JsonPath drill, String what) {
        return Instant.parse(drill.getString("times." + what));
    }

    /** Lets the drill go on until it has that. */
    private void until(String id, String field) {
        for (int tries = 0; drill(id).getString(field) == null; tries++) {
            assertThat(tries).as("steps without " + field).isLessThan(60);
            clock.advance(Duration.ofSeconds(2));
            drillClock.look();
            incidentClock.look();
        }
    }

    /** The windows have a clock of their own, which ticks here. */
    private void proposed(String id) {
        clock.advance(Duration.ofSeconds(10));
        drillClock.look();
        await().until(() -> drill(id).getString("maintenanceWindowId") != null);
    }

    private static void confirm(String window) {
        String etag = TestTokens.as("approver")
                .get("/api/v1/maintenance-windows/" + window)
                .then()
                .body("drill", equalTo(true))
                .body("status", equalTo("proposed"))
                .extract()
                .header("ETag");
        TestTokens.as("approver")
                .header("If-Match", etag)
                .contentType("application/json")
                .body("{\"scope\":\"shared\"}")
                .post("/api/v1/maintenance-windows/" + window + "/confirm")
                .then()
                .statusCode(200)
                .body("publication.state", equalTo("none"));
    }

    private void nobodySees(String window) throws SQLException {
        assertThat(count("SELECT count(*) FROM window_publication")).isZero();
        TestTokens.as("viewer").get("/mobile/v0/maintenance_windows").then().body("data", empty());
        assertThat(TestTokens.as("viewer")
                        .get("/api/v1/app/maintenance-windows")
                        .asString())
                .doesNotContain(window)
                .doesNotContain("drillUpstream");
        TestTokens.as("viewer")
                .get("/api/v1/maintenance-windows.ics")
                .then()
                .statusCode(200)
                .body(not(containsString(window)));
        assertThat(TestTokens.as("viewer")
                        .get("/api/v1/reports/maintenance-windows")
                        .asString())
                .doesNotContain(window);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
