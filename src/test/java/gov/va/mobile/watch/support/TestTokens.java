package gov.va.mobile.watch.support;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** Requests with the tokens of the test settings: {@code viewer-token}, {@code responder-token}, {@code approver-token}, {@code admin-token}. */
public final class TestTokens {
    private TestTokens() {}

    /** A request by whoever holds that role. */
    public static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + role + "-token");
    }
}
