package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.notification.OneTimeLinks;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One-time links from end to end (behaviour.md §6, api.md, "Machines"). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LinkTest {
    /** Windows of one upstream must not overlap. */
    private static final AtomicInteger WINDOWS = new AtomicInteger();

    @Inject
    OneTimeLinks links;

    @Inject
    TestClock clock;

    @AfterEach
    void stop() {
        clock.reset();
    }

    @Test
    void aLookDoesNothingHoweverOften() {
        String incident = incident();
        String path = link(Deed.ACKNOWLEDGE, incident, 1);
        for (int i = 0; i < 3; i++) {
            Response page = RestAssured.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Content-Security-Policy")).contains("form-action 'self'");
            assertThat(page.asString()).contains("<form method=\"post\"", "Acknowledge the incident");
        }
        assertThat(RestAssured.head(path).statusCode()).isEqualTo(200);
        assertThat(acknowledgedBy(incident)).isNull();
    }

    @Test
    void actsOnceAndSaysSo() {
        String incident = incident();
        String path = link(Deed.ACKNOWLEDGE, incident, 1);
        Response done = post(path, Map.of("name", "Jo Doe"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(acknowledgedBy(incident)).isEqualTo("link: Jo Doe");
        assertThat(TestTokens.as("admin")
                        .get("/api/v1/audit?action=incident.acknowledge&limit=1")
                        .jsonPath()
                        .getString("items[0].role"))
                .isEqualTo("responder");
        Response again = post(path, Map.of("name", "Al"));
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.asString()).contains("This link was used");
        assertThat(RestAssured.get(path).statusCode()).isEqualTo(410);
        assertThat(acknowledgedBy(incident)).isEqualTo("link: Jo Doe");
    }

    @Test
    void asksForANameAndKeepsTheLinkUntilItIsGiven() {
        String incident = incident();
        String path = link(Deed.ACKNOWLEDGE, incident, 1);
        Response without = post(path, Map.of("name", " "));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.asString()).contains("aria-invalid=\"true\"", "found nothing, expected a name");
        assertThat(post(path, Map.of("name", "x".repeat(101))).statusCode()).isEqualTo(400);
        assertThat(acknowledgedBy(incident)).isNull();
        assertThat(post(path, Map.of("name", "Jo")).statusCode()).isEqualTo(200);
    }

    @Test
    void twoAtOnceHaveOneEffect() throws Exception {
        String incident = incident();
        String path = link(Deed.ACKNOWLEDGE, incident, 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> posts = Stream.of("Jo", "Al", "Bo", "Di")
                    .<Callable<Integer>>map(
                            name -> () -> post(path, Map.of("name", name)).statusCode())
                    .toList();
            List<Integer> answers =
                    threads.invokeAll(posts).stream().map(Future::resultNow).toList();
            assertThat(answers).containsOnlyOnce(200).contains(410);
        }
    }

    @Test
    void expires() {
        String incident = incident();
        String path = link(Deed.ACKNOWLEDGE, incident, 1);
        clock.advance(Duration.ofMinutes(121));
        assertThat(RestAssured.get(path).statusCode()).isEqualTo(410);
        assertThat(post(path, Map.of("name", "Jo")).asString()).contains("has expired");
        assertThat(acknowledgedBy(incident)).isNull();
    }

    @Test
    void aForgedLinkIsNone() {
        String path = link(Deed.ACKNOWLEDGE, incident(), 1);
        assertThat(RestAssured.get(path + "x").statusCode()).isEqualTo(404);
        assertThat(post(path.replaceFirst("/links/.", "/links/_"), Map.of("name", "Jo"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(RestAssured.get("/links/x").statusCode()).isEqualTo(404);
        assertThat(RestAssured.given().delete(path).statusCode()).isEqualTo(405);
    }

    @Test
    void confirmsAWindowWithItsScopeInWords() {
        String window = window();
        String path = link(Deed.CONFIRM, window, 1);
        assertThat(RestAssured.get(path).asString())
                .contains("Is VA.gov affected too?", "Yes: the app and VA.gov", "Eastern Time");
        Response without = post(path, Map.of("name", "Jo"));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.asString()).contains("scope");
        Response done = post(path, Map.of("name", "Jo", "scope", "shared", "agreedWith", "their on-call"));
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(status(window)).isEqualTo("confirmed");
        assertThat(TestTokens.as("viewer")
                        .get("/api/v1/maintenance-windows/" + window)
                        .<String>path("decidedBy"))
                .isEqualTo("link: Jo");
    }

    @Test
    void anOvertakenLinkSaysWhatIsSoNow() {
        String window = window();
        String confirm = link(Deed.CONFIRM, window, 1);
        assertThat(post(link(Deed.REJECT, window, 1), Map.of("name", "Al", "reason", "not needed"))
                        .statusCode())
                .isEqualTo(200);
        Response look = RestAssured.get(confirm);
        assertThat(look.statusCode()).isEqualTo(409);
        assertThat(look.asString()).contains("rejected", "link: Al");
        assertThat(post(confirm, Map.of("name", "Jo", "scope", "shared")).statusCode())
                .isEqualTo(409);
        assertThat(status(window)).isEqualTo("rejected");
    }

    @Test
    void textIsInert() {
        String path = link(Deed.REJECT, window(), 1);
        Response page = post(path, Map.of("name", "\"><script>alert(1)</script>", "reason", ""));
        assertThat(page.asString()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    private String link(Deed deed, String target, int version) {
        String address = links.address(new Offer(deed, UUID.fromString(target), version));
        return URI.create(address).getPath();
    }

    private static Response post(String path, Map<String, String> fields) {
        return RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=utf-8")
                .formParams(fields)
                .post(path);
    }

    private static String incident() {
        return TestTokens.as("responder")
                .contentType("application/json")
                .body("{\"kind\":\"control\",\"title\":\"It fails\",\"description\":\"seen by hand\"}")
                .post("/api/v1/incidents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String window() {
        Instant start =
                clock.instant().plus(Duration.ofDays(30)).plus(Duration.ofHours(2L * WINDOWS.incrementAndGet()));
        return TestTokens.as("approver")
                .contentType("application/json")
                .body("{\"upstreamId\":\"lighthouse_benefits_claims\",\"start\":\"" + start + "\",\"end\":\""
                        + start.plus(Duration.ofHours(1)) + "\",\"reference\":\"" + UUID.randomUUID()
                        + "\",\"source\":\"their mail\"}")
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static String status(String window) {
        return TestTokens.as("viewer")
                .get("/api/v1/maintenance-windows/" + window)
                .path("status");
    }

    private static @Nullable String acknowledgedBy(String incident) {
        return TestTokens.as("admin").get("/api/v1/incidents/" + incident).path("acknowledgedBy");
    }
}
