package gov.va.mobile.watch.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID Connect provider: signature, issuer, audience, expiry, algorithm, roles. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ProviderTest.WithProvider.class)
class ProviderTest {
    private static final KeyPair OURS = keys();
    private static final KeyPair FOREIGN = keys();
    private static final String READ = "/api/v1/probe";
    private static final String AUDIT = "/api/v1/audit";

    /** A provider whose key lies in a file. */
    public static final class WithProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("provider", ".pem");
                file.toFile().deleteOnExit();
                Files.writeString(file, pem());
                return Map.of(
                        "mp.jwt.verify.publickey.location", file.toUri().toString(),
                        "mp.jwt.verify.issuer", "https://provider.example",
                        "mp.jwt.verify.audiences", "upstream-watch");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
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
    void whatIsNotVouchedForIsRefused() {
        String expired = sign(claims("admin").expiresAt(Instant.now().minus(Duration.ofHours(1))), OURS.getPrivate());
        refused(expired);
        refused(sign(claims("admin").issuer("https://other.example"), OURS.getPrivate()));
        refused(sign(claims("admin").audience("another"), OURS.getPrivate()));
        refused(sign(claims("admin"), FOREIGN.getPrivate()));
        refused(claims("admin").jws().sign(new SecretKeySpec(pem().getBytes(StandardCharsets.UTF_8), "HmacSHA256")));
        String[] parts = good("admin").split("\\.", -1);
        refused(unsigned() + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1] + "." + "AAAA");
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
        String foreign = sign(claims("viewer"), FOREIGN.getPrivate());
        given().contentType(ContentType.JSON)
                .body(Map.of("token", foreign))
                .post("/session")
                .then()
                .statusCode(401);
    }

    private static void refused(String token) {
        get(token, READ).then().statusCode(401).contentType(Problem.MEDIA_TYPE).header("WWW-Authenticate", "Bearer");
    }

    private static Response get(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    private static String good(String role) {
        return sign(claims(role), OURS.getPrivate());
    }

    private static JwtClaimsBuilder claims(String role) {
        return Jwt.issuer("https://provider.example")
                .audience("upstream-watch")
                .upn("pat@va.example")
                .subject("pat")
                .groups(Set.of(role))
                .expiresIn(Duration.ofMinutes(5));
    }

    private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
        return claims.jws().sign(key);
    }

    private static String unsigned() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(OURS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
