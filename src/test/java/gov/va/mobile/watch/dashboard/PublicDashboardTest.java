package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.access.PublicDashboard;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.support.TestTokens;
import gov.va.mobile.watch.window.WindowStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told without a token: nothing, unless the settings open it; then names, states and ends, and nothing else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublicDashboardTest {
    @Inject
    ObjectMapper json;

    @Test
    void itIsClosedByDefault() {
        given().get("/api/v1/public").then().statusCode(404).body(not(containsString("features")));
        for (String path : List.of("/features", "/maintenance-windows")) {
            given().get("/api/v1/public" + path).then().statusCode(404);
            given().get("/api/v1" + path).then().statusCode(401);
        }
    }

    @Test
    void whoeverAsksIsToldStatesWhereTheSettingsSaySo() {
        QuarkusMock.installMockForType(new PublicDashboard(true), PublicDashboard.class);
        given().get("/api/v1/public").then().statusCode(200).body("$", hasKey("features"));
        given().get("/api/v1/health").then().statusCode(401);
        List<Map<String, Object>> features =
                given().get("/api/v1/features").then().statusCode(200).extract().path("items");
        assertThat(features)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one).containsOnlyKeys("id", "name", "status", "until"));
        given().get("/api/v1/maintenance-windows")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()))
                .body("nextCursor", nullValue());
        given().get("/api/v1/maintenance-windows?status=active,proposed").then().statusCode(200);
        given().get("/api/v1/maintenance-windows?status=gone")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("status")));
        TestTokens.as("viewer").get("/api/v1/features").then().body("items[0]", hasKey("causedBy"));
    }

    @Test
    void everythingElseStaysClosed() {
        QuarkusMock.installMockForType(new PublicDashboard(true), PublicDashboard.class);
        for (String path : List.of(
                "/features/claims",
                "/features/",
                "/maintenance-windows?upstream=bgs",
                "/maintenance-windows.ics",
                "/upstreams",
                "/incidents")) {
            given().get("/api/v1" + path).then().statusCode(401);
        }
        given().header("Authorization", "Bearer forged")
                .get("/api/v1/features")
                .then()
                .statusCode(401);
        given().cookie("__Host-watch", "forged")
                .get("/api/v1/maintenance-windows")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/maintenance-windows")
                .then()
                .statusCode(401);
    }

    @Test
    void nothingOfWhatStandsBehindIsTold() throws JsonProcessingException {
        var map = TestMaps.map(
                List.of(upstream("bgs"), upstream("vaos")),
                List.of(feature("claims", "bgs"), feature("appointments", "vaos")));
        Scene scene = new Scene(map, Instant.now())
                .down("bgs", "a secret host does not answer")
                .incident("bgs")
                .window("bgs", WindowStatus.PROPOSED, Duration.ZERO, Duration.ofMinutes(60))
                .window("vaos", WindowStatus.ACTIVE, Duration.ofMinutes(-15), Duration.ofMinutes(75));
        PublicAnswer answer = PublicAnswer.of(Overview.of(scene.facts()).answer());
        assertThat(answer.features())
                .extracting(PublicAnswer.PublicFeature::name, PublicAnswer.PublicFeature::status)
                .contains(tuple("claims", FeatureStatus.DOWN));
        assertThat(answer.maintenanceWindows())
                .extracting(PublicAnswer.PublicWindow::features)
                .containsExactly(List.of("appointments"));
        assertThat(json.writeValueAsString(answer)).doesNotContain("secret", "bgs", "vaos", "incident", "Becca");
        List<PublicWindowState> windows =
                PublicWindowState.of(Overview.of(scene.facts()).answer());
        assertThat(windows)
                .extracting(PublicWindowState::name, PublicWindowState::status)
                .containsExactly(tuple("appointments", WindowStatus.ACTIVE));
        assertThat(json.readTree(json.writeValueAsString(windows.getFirst())).fieldNames())
                .toIterable()
                .containsExactly("id", "name", "status", "end");
    }
}
