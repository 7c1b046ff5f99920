package gov.va.mobile.watch.access;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionTest {
    private static final String NAME = "__Host-watch";
    private static final String READ = "/api/v1/probe";
    private static final String WRITE = "/api/v1/probe";
    private static final Header SAME = new Header("Sec-Fetch-Site", "same-origin");

    @Inject
    TestClock clock;

    @Inject
    Sessions sessions;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    void aTokenIsTakenForACookieThatNoScriptSees() {
        Response answer = signIn("viewer-token");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie"))
                .startsWith(NAME + "=")
                .contains("HttpOnly")
                .contains("Secure")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .doesNotContain("Domain")
                .doesNotContain("viewer-token");
    }

    @Test
    void theCookieHasTheRoleOfItsToken() {
        String viewer = cookie("viewer-token");
        by(viewer).get(READ).then().statusCode(200);
        by(viewer).get("/api/v1/audit").then().statusCode(403);
        by(cookie("admin-token")).get("/api/v1/audit").then().statusCode(200);
        by("nonsense").get(READ).then().statusCode(401).contentType("application/problem+json");
        by(viewer).header("Authorization", "Bearer nonsense").get(READ).then().statusCode(401);
    }

    @Test
    void aWriteNeedsAPageOfOurs() {
        String viewer = cookie("viewer-token");
        write(by(viewer).header(SAME)).then().statusCode(200);
        write(by(viewer)).then().statusCode(401).contentType("application/problem+json");
        write(by(viewer).header("Sec-Fetch-Site", "cross-site")).then().statusCode(401);
        write(by(viewer).header("Origin", "https://evil.example")).then().statusCode(401);
        by(viewer)
                .header(SAME)
                .contentType("text/plain")
                .body("{}")
                .post(WRITE)
                .then()
                .statusCode(415);
    }

    @Test
    void signingOutEndsIt() {
        String viewer = cookie("viewer-token");
        given().cookie(NAME, viewer)
                .header("Origin", "https://evil.example")
                .delete("/session")
                .then()
                .statusCode(403);
        by(viewer).get(READ).then().statusCode(200);
        Response out = given().cookie(NAME, viewer).header(SAME).delete("/session");
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        by(viewer).get(READ).then().statusCode(401);
        given().delete("/session").then().statusCode(204);
    }

    @Test
    void itEndsAfterTwelveHours() {
        String viewer = cookie("viewer-token");
        clock.advance(Duration.ofHours(12).minusSeconds(60));
        sessions.purge();
        by(viewer).get(READ).then().statusCode(200);
        clock.advance(Duration.ofSeconds(61));
        by(viewer).get(READ).then().statusCode(401);
        sessions.purge();
        assertThat(sessions.find(viewer)).isEmpty();
    }

    @Test
    void itEndsWithItsToken() {
        var gone = new Token("gone", "ab".repeat(32), Optional.of(Role.ADMIN), Optional.empty());
        String id = QuarkusTransaction.requiringNew()
                .call(() -> sessions.begin(gone, clock.instant().plusSeconds(60)));
        by(id).get(READ).then().statusCode(401);
    }

    @Test
    void somebodyOfTheProviderKeepsTheRole() {
        var actor = new Actor("pat", Role.APPROVER);
        String id = QuarkusTransaction.requiringNew()
                .call(() -> sessions.begin(actor, clock.instant().plusSeconds(60)));
        by(id).get(READ).then().statusCode(200);
        by(id).get("/api/v1/audit").then().statusCode(403);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        signIn("nonsense").then().statusCode(401).contentType("application/problem+json");
        signIn("a.b.c").then().statusCode(401);
        body("{}").then().statusCode(400).body("errors.field", contains("token"));
        body("{\"token\":1}").then().statusCode(400).body("errors.field", contains("token"));
        body("{\"token\":\"x\",\"more\":1}").then().statusCode(400).body("errors.field", contains("more"));
        given().contentType("text/plain").body("{}").post("/session").then().statusCode(415);
        given().contentType(ContentType.JSON)
                .header("Origin", "https://evil.example")
                .body("{\"token\":\"viewer-token\"}")
                .post("/session")
                .then()
                .statusCode(403);
    }

    @Test
    void aForeignBearerTokenDoesNoHarmOnPublicPaths() {
        given().header("Authorization", "Bearer a.b.c")
                .delete("/session")
                .then()
                .statusCode(204);
        given().header("Authorization", "Bearer nonsense")
                .get("/assets/nothing.js")
                .then()
                .statusCode(404);
        as("viewer").get("/assets/nothing.js").then().statusCode(404);
    }

    private static String cookie(String token) {
        return signIn(token).cookie(NAME);
    }

    private static Response signIn(String token) {
        return body("{\"token\":\"" + token + "\"}");
    }

    private static Response body(String json) {
        return given().contentType(ContentType.JSON).body(json).post("/session");
    }

    private static RequestSpecification by(String cookie) {
        return given().cookie(NAME, cookie);
    }

    private static Response write(RequestSpecification caller) {
        return caller.contentType(ContentType.JSON).body("{}").post(WRITE);
    }
}
