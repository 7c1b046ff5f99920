package gov.va.mobile.watch.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagementTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("http://localhost");

    @Inject
    CurrentMap map;

    @Test
    void healthAndMetricsNeedNoTokenThere() {
        map.set(TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of(TestMaps.feature("claims", "bgs"))));
        given().get(management.resolve("/q/health/live")).then().statusCode(200).body("status", equalTo("UP"));
        given().get(management.resolve("/q/health/started"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
        given().get(management.resolve("/q/health/ready"))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("services map", "Database connections health check"));
        given().get(management.resolve("/q/metrics")).then().statusCode(200).body(containsString("jvm_"));
    }

    @Test
    void nothingElseIsThere() {
        given().get(management.resolve("/api/v1/probe")).then().statusCode(404);
        given().get(management.resolve("/q/openapi")).then().statusCode(404);
    }
}
