package gov.va.mobile.watch.support;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Requests with the tokens of the test settings: {@code viewer-token}, {@code responder-token}, {@code approver-token}, {@code admin-token}. */
public final class TestTokens {
    private TestTokens() {}

    /** A request by whoever holds that role. */
    public static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + role + "-token");
    }

    /** What the settings hold of a token. */
    public static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
