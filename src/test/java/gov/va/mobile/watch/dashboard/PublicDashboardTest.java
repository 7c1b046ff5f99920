package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.va.mobile.watch.access.PublicDashboard;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowStatus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    }

    @Test
    void whoeverAsksIsToldStatesWhereTheSettingsSaySo() {
        QuarkusMock.installMockForType(new PublicDashboard(true), PublicDashboard.class);
        given().get("/api/v1/public").then().statusCode(200).body("$", hasKey("features"));
        given().get("/api/v1/health").then().statusCode(401);
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
    }
}
