package gov.va.mobile.watch.map.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.MapStartup;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServicesMapResourceTest {
    @Inject
    MapStartup startup;

    @Inject
    CurrentMap current;

    @BeforeEach
    void theMapOfTheStart() {
        startup.load();
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer")
    void theMapInForceIsShownWithoutSecrets() {
        String http = "upstreams[1].checks[0].target.";
        given().get("/api/v1/services-map")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("revision", equalTo(current.get().revision()))
                .body("defaults.interval", equalTo("PT30S"))
                .body("upstreams", hasSize(2))
                .body("upstreams[1].checks[0].type", equalTo("http"))
                .body("upstreams[1].pagerduty.shared.key", equalTo("lighthouse_benefits_claims"))
                .body("upstreams[1].pagerduty.mobile", equalTo(null))
                .body("upstreams[1].calendar.url", equalTo("http://localhost:9/***"))
                .body("upstreams[1].calendar.interval", equalTo("PT15M"))
                .body("upstreams[1].calendar.contains", equalTo("claims"))
                .body("upstreams[0].calendar", equalTo(null))
                .body(http + "url", equalTo("http://localhost:9/healthcheck?apikey=***&limit=1"))
                .body(http + "headers.apiKey", equalTo("***"))
                .body(http + "headers.Authorization", equalTo("***"))
                .body(http + "headers.Accept", equalTo("application/json"))
                .body(http + "expect.json", hasSize(3))
                .body(not(containsString("hidden")));
    }

    @Test
    @TestSecurity(user = "vera", roles = "viewer")
    void theSchemaIsServed() {
        String schema = given().get("/api/v1/services-map/schema.json")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .extract()
                .asString();
        assertThat(schema).contains("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void nobodyReadsItWithoutAToken() {
        given().get("/api/v1/services-map").then().statusCode(401);
        given().get("/api/v1/services-map/schema.json").then().statusCode(401);
    }
}
