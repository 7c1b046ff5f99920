package gov.va.mobile.watch.mobile;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** VA.gov's own endpoints, exactly as vets-api has them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
@SuppressWarnings("NullAway.Init") // injected
class VaGovTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Inject
    CurrentMap map;

    @Inject
    DataSource database;

    @BeforeEach
    void plan() throws SQLException {
        none();
        map.set(TestMaps.map(
                List.of(TestMaps.upstream("bgs"), TestMaps.upstream("mpi")),
                List.of(TestMaps.feature("claims", "bgs"), TestMaps.feature("labs", "mpi"))));
        plan("bgs", "shared");
        plan("mpi", "mobile");
    }

    @AfterEach
    void none() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement()) {
            delete.execute("DELETE FROM window_publication; DELETE FROM maintenance_window");
        }
    }

    @Test
    void windowsOfSharedServicesInBothInflections() {
        given().get("/v0/maintenance_windows")
                .then()
                .statusCode(200)
                .contentType("application/json; charset=utf-8")
                .body("data", hasSize(1))
                .body("data[0].type", equalTo("maintenance_windows"))
                .body("data[0].attributes.external_service", equalTo("bgs"))
                .body("data[0].attributes.start_time", matchesPattern(TIME))
                .body("data[0].attributes.end_time", matchesPattern(TIME))
                .body("data[0].attributes.description", equalTo("Back soon."));
        given().header("X-Key-Inflection", "camel")
                .get("/v0/maintenance_windows")
                .then()
                .body("data[0].attributes.externalService", equalTo("bgs"))
                .body("data[0].attributes.startTime", endsWith("Z"))
                .body("data[0].attributes.external_service", nullValue());
    }

    @Test
    void statusesOfServicesWithTheirWindows() {
        given().get("/v0/backend_statuses")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(""))
                .body("data.type", equalTo("backend_statuses"))
                .body("data.attributes.reported_at", matchesPattern(TIME))
                .body("data.attributes.statuses.service_id", contains("bgs", "mpi"))
                .body("data.attributes.statuses.service", contains("BGS", "MPI"))
                .body("data.attributes.statuses.status", contains("active", "active"))
                .body("data.attributes.statuses[0].last_incident_timestamp", nullValue())
                .body("data.attributes.maintenance_windows.external_service", contains("bgs"));
        given().header("X-Key-Inflection", "camel")
                .get("/v0/backend_statuses")
                .then()
                .body("data.attributes.reportedAt", matchesPattern(TIME))
                .body("data.attributes.statuses.serviceId", contains("bgs", "mpi"))
                .body("data.attributes.maintenanceWindows.externalService", contains("bgs"));
    }

    @Test
    void noWindowsIsAnEmptyList() throws SQLException {
        none();
        given().get("/v0/maintenance_windows").then().statusCode(200).body("data", empty());
    }

    private static void plan(String upstream, String scope) {
        Instant start = Instant.now().plusSeconds(3600);
        as("approver")
                .contentType(ContentType.JSON)
                .body("{\"upstreamId\":\"" + upstream + "\",\"start\":\"" + start + "\",\"end\":\""
                        + start.plusSeconds(3600) + "\",\"scope\":\"" + scope + "\",\"userMessage\":\"Back soon.\"}")
                .post("/api/v1/maintenance-windows")
                .then()
                .statusCode(201);
    }
}
