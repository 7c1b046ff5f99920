package gov.va.mobile.watch.access;

import static gov.va.mobile.watch.access.FakeProvider.claims;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect provider: its keys and their rotation, clocks that differ, roles. What must not be believed is walked in {@link AccessWalkTest}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProviderProfile.class)
class ProviderTest {
    private static final FakeProvider.Key FIRST = ProviderProfile.KEY;
    private static final FakeProvider.Key UNKNOWN = FakeProvider.Key.make("never served");
    private static final String READ = "/api/v1/probe";
    private static final String AUDIT = "/api/v1/audit";
    private static final long LESS_THAN_THE_SKEW = 15;
    private static final long HOUR = 3600;

    @AfterEach
    void giveTheKeyBackThatAllKnow() {
        ProviderProfile.PROVIDER.answerWith(200);
        ProviderProfile.PROVIDER.serve(FIRST);
        askForTheKeys();
    }

    @Test
    void rolesComeFromTheClaimAndIncludeTheLowerOnes() {
        get(good("approver"), READ).then().statusCode(200);
        get(good("approver"), AUDIT).then().statusCode(403).body("detail", containsString("the role admin"));
        get(good("admin"), AUDIT).then().statusCode(200);
        get(good("somebody"), READ).then().statusCode(403);
        given().header("Authorization", "Bearer admin-token").get(AUDIT).then().statusCode(200);
    }

    @Test
    void clocksMayDifferALittle() {
        long now = Instant.now().getEpochSecond();
        get(FIRST.sign(claims("viewer").issuedAt(now - HOUR).expiresAt(now - LESS_THAN_THE_SKEW)), READ)
                .then()
                .statusCode(200);
        get(FIRST.sign(claims("viewer").claim("nbf", now + LESS_THAN_THE_SKEW)), READ)
                .then()
                .statusCode(200);
    }

    @Test
    void aNewKeyIsAskedForAndAnOldOneForgotten() {
        FakeProvider.Key second = FakeProvider.Key.make("second");
        get(good("viewer"), READ).then().statusCode(200);
        ProviderProfile.PROVIDER.serve(FIRST, second);
        await().until(() -> get(second.sign(claims("viewer")), READ).statusCode() == 200);
        get(good("viewer"), READ).then().statusCode(200);
        ProviderProfile.PROVIDER.serve(second);
        askForTheKeys();
        refused(good("admin"));
        get(second.sign(claims("viewer")), READ).then().statusCode(200);
    }

    @Test
    void knownKeysAreGoodWhileTheProviderIsDown() {
        get(good("viewer"), READ).then().statusCode(200);
        ProviderProfile.PROVIDER.answerWith(503);
        askForTheKeys();
        get(good("viewer"), READ).then().statusCode(200);
    }

    @Test
    void weakKeysAreNotBelieved() {
        FakeProvider.Key weak = FakeProvider.Key.make("weak", 1024);
        ProviderProfile.PROVIDER.serve(FIRST, weak);
        askForTheKeys();
        var token = new org.jose4j.jws.JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(weak.id());
        token.setKey(weak.pair().getPrivate());
        token.setDoKeyValidation(false);
        token.setPayload("{\"iss\":\"" + FakeProvider.ISSUER + "\",\"aud\":\"" + FakeProvider.AUDIENCE
                + "\",\"upn\":\"pat\",\"realm_access\":{\"roles\":[\"admin\"]},\"exp\":"
                + (Instant.now().getEpochSecond() + 60) + "}");
        try {
            refused(token.getCompactSerialization());
        } catch (org.jose4j.lang.JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aPageSignsInWithOne() {
        Response in = given().contentType(ContentType.JSON)
                .body(Map.of("token", good("viewer")))
                .post("/session");
        assertThat(in.statusCode()).isEqualTo(204);
        String cookie = in.cookie("__Host-watch");
        given().cookie("__Host-watch", cookie).get(READ).then().statusCode(200);
        given().cookie("__Host-watch", cookie).get(AUDIT).then().statusCode(403);
        Strangers.tokens()
                .values()
                .forEach(stranger -> given().contentType(ContentType.JSON)
                        .body(Map.of("token", stranger))
                        .post("/session")
                        .then()
                        .statusCode(401));
    }

    /** A token of an unknown key has the keys asked for, unless that was done a moment ago. */
    private static void askForTheKeys() {
        int before = ProviderProfile.PROVIDER.asked();
        await().until(() -> {
            refused(UNKNOWN.sign(claims("admin")));
            return ProviderProfile.PROVIDER.asked() > before;
        });
    }

    private static void refused(String token) {
        get(token, READ).then().statusCode(401).contentType(Problem.MEDIA_TYPE).header("WWW-Authenticate", "Bearer");
    }

    private static Response get(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    private static String good(String role) {
        return FIRST.sign(claims(role));
    }
}
