package gov.va.mobile.watch.platform;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemsTest {
    private static final String PROBE = "/api/v1/probe";

    @TestHTTPResource("/")
    URI root = URI.create("http://localhost");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\":1}                          | text          | found 1, expected text",
                "{\"text\":true}                       | text          | found true, expected text",
                "{\"text\":{}}                         | text          | expected text",
                "{\"text\":\"a\\u0000b\"}              | text          | without the character U+0000",
                "{\"text\":\"\\ud800\"}                | text          | half characters",
                "{\"count\":\"1\"}                     | count         | expected a whole number",
                "{\"count\":1.5}                       | count         | expected a whole number",
                "{\"count\":99999999999}               | count         | expected a whole number",
                "{\"share\":\"0.5\"}                   | share         | expected a number",
                "{\"yes\":\"true\"}                    | yes           | expected true or false",
                "{\"yes\":1}                           | yes           | expected true or false",
                "{\"at\":\"2026-01-01T10:00:00\"}      | at            | found 2026-01-01T10:00:00, expected a time with an offset",
                "{\"at\":1767261600}                   | at            | found 1767261600, expected a time with an offset",
                "{\"at\":\"+999999999-01-01T00:00:00Z\"} | at          | expected a time with an offset",
                "{\"lasting\":60}                      | lasting       | expected an ISO-8601 duration",
                "{\"lasting\":\"1h\"}                  | lasting       | found 1h, expected an ISO-8601 duration",
                "{\"id\":\"x\"}                        | id            | expected a UUID",
                "{\"colour\":\"green\"}                | colour        | found green, expected one of red, darkBlue",
                "{\"colour\":\"DARK_BLUE\"}            | colour        | expected one of red, darkBlue",
                "{\"colour\":0}                        | colour        | expected one of red, darkBlue",
                "{\"parts\":{}}                        | parts         | expected a list",
                "{\"parts\":[{\"name\":\"a\"},{\"nam\":1}]} | parts[1].nam | found an unknown field, expected one of name, size",
                "{\"parts\":[[]]}                      | parts[0]      | expected an object",
                "{\"nothing\":1}                       | nothing       | found an unknown field",
                "{\"least\":0}                         | least         | must be greater than or equal to 1",
                "[]                                    | body          | expected an object",
                "\"text\"                              | body          | expected an object",
                "null                                  | body          | expected a JSON object",
                "{\"text\":\"a\",\"text\":\"b\"}       | body          | Duplicate field 'text'",
                "{\"text\":                            | body          | found no valid JSON",
                "{\"text\":\"a\"} {}                   | body          | ",
                "{\"text\":NaN}                        | body          | found no valid JSON",
            })
    void aBodyThatIsNotAsTheApiSaysIs400WithTheField(String body, String field, String message) {
        problem(as("viewer").contentType(ContentType.JSON).body(body).post(PROBE), 400)
                .body("errors.field", contains(field))
                .body("errors[0].message", containsString(message == null ? "" : message));
    }

    @Test
    void nestingHasAnEnd() {
        problem(
                as("viewer")
                        .contentType(ContentType.JSON)
                        .body("{\"parts\":" + "[".repeat(300) + "]".repeat(300) + "}")
                        .post(PROBE),
                400);
    }

    @Test
    void aMissingBodyIs400() {
        problem(as("viewer").contentType(ContentType.JSON).post(PROBE), 400).body("errors.field", contains("body"));
    }

    @Test
    void whatIsRightComesBackAsWritten() {
        as("viewer")
                .contentType(ContentType.JSON)
                .body("{\"at\":\"2026-01-01T10:00:00+02:00\",\"lasting\":\"PT15M\",\"colour\":\"darkBlue\",\"share\":1,"
                        + "\"text\":\"\uD83D\uDE00 <script>\"}")
                .post(PROBE)
                .then()
                .statusCode(200)
                .body("at", equalTo("2026-01-01T08:00:00Z"))
                .body("lasting", equalTo("PT15M"))
                .body("colour", equalTo("darkBlue"))
                .body("text", equalTo("\uD83D\uDE00 <script>"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void unknownAndRepeatedQueryParametersAreRefused() {
        problem(as("viewer").get(PROBE + "?txt=a&text=b"), 400)
                .body("errors.field", contains("txt"))
                .body("errors[0].message", containsString("expected one of text"));
        problem(as("viewer").get(PROBE + "?text=a&text=b"), 400).body("errors.field", contains("text"));
        problem(as("viewer").urlEncodingEnabled(false).get(PROBE + "?text=%00"), 400)
                .body("errors.field", contains("text"));
    }

    @Test
    void whatHttpItselfRefusesIsAProblemToo() {
        problem(as("viewer").delete(PROBE), 405).header("Allow", "GET, POST");
        problem(as("viewer").accept("image/png").get(PROBE), 406);
        problem(as("viewer").contentType("text/plain").body("x").post(PROBE), 415);
        problem(as("viewer").get("/api/v1/nothing"), 404);
        problem(as("viewer").get("/api/nothing"), 404);
        problem(as("viewer").get("/nothing"), 404);
        problem(as("viewer").get("/q/health"), 404);
        problem(as("viewer").get("/q/metrics"), 404);
        problem(given().get("/assets/nothing.js"), 404);
        problem(as("viewer").get("/" + "a".repeat(5_000)), 414).body("title", equalTo("URI Too Long"));
        problem(as("viewer").get(PROBE + "?text=" + "a".repeat(60_000)), 414);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/api/v1/nothing", "/q/health/live", "/q/metrics", "/q/openapi", "/q/dev", PROBE})
    void withoutATokenWhatIsNotListedIs401(String path) {
        problem(given().get(path), 401).header("WWW-Authenticate", "Bearer");
        problem(given().header("Authorization", "Bearer nonsense").get(path), 401)
                .header("WWW-Authenticate", "Bearer");
        problem(given().header("Authorization", "Bearer a.b.c").get(path), 401).header("WWW-Authenticate", "Bearer");
        problem(given().header("Authorization", "Basic dmlld2VyOg==").get(path), 401);
    }

    /** Refused by the server while it reads the request line, before there is a route that could give a problem. */
    @Test
    void anAddressThatIsNoneIs400() throws IOException {
        try (var line = new Socket("localhost", root.getPort())) {
            line.getOutputStream()
                    .write("GET /a% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("java", "Exception");
        }
    }

    @Test
    void nothingComesBefore401() {
        problem(given().contentType("text/plain").body("x").post(PROBE), 401);
        problem(given().accept("image/png").get(PROBE), 401);
        problem(given().delete(PROBE), 401);
        problem(given().contentType(ContentType.JSON).body("{").post(PROBE), 401);
    }

    @Test
    void forbiddenSaysWhichRoleIsNeededBeforeTheBodyIsRead() {
        problem(as("viewer").get(PROBE + "/open"), 403).body("detail", containsString("the role admin"));
        problem(as("viewer").contentType(ContentType.JSON).body("{").post(PROBE + "/made"), 403)
                .body("detail", containsString("the role responder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "database", "pool"})
    void whatPassesIs503(String how) {
        problem(as("viewer").get(PROBE + "/fails?how=" + how), 503).header("Retry-After", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statement", "other"})
    void whatWeDoNotKnowIs500WithAnId(String how) {
        problem(as("viewer").get(PROBE + "/fails?how=" + how), 500)
                .body("detail", not(containsString("ecret")))
                .body("id.length()", is(36));
    }

    @Test
    void aProblemOfARoomKeepsItsMembers() {
        problem(as("viewer").get(PROBE + "/fails?how=conflict"), 409)
                .body("type", equalTo("about:blank"))
                .body("detail", equalTo("it is over"))
                .body("legal", equalTo(List.of("reopen")));
    }

    private static ValidatableResponse problem(Response response, int status) {
        ValidatableResponse said = response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", oneOf("no-store", "no-cache"))
                .body("status", is(status))
                .body("type", equalTo("about:blank"))
                .body("title", not(containsString("Exception")));
        assertThat(response.asString()).doesNotContain("gov.va", "Exception", "\tat ", "com.fasterxml", "java.");
        return said;
    }
}
