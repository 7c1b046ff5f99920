package gov.va.mobile.watch.window;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class WindowRestTest extends WindowTestBase {
    private static final String WINDOWS = "/api/v1/maintenance-windows";

    @Test
    void plannedReadMovedAndCancelled() {
        ValidatableResponse made =
                post("approver", WINDOWS, planBody("bgs", 1, 2)).statusCode(201);
        String id = made.header("ETag", "\"1\"")
                .header("Location", matchesPattern(".*/api/v1/maintenance-windows/[0-9a-f-]{36}"))
                .body("status", equalTo("confirmed"))
                .body("origin", equalTo("planned"))
                .body("decidedBy", equalTo("approver"))
                .body("publication.state", equalTo("pending"))
                .body("features", contains("payment_history", "appeals"))
                .extract()
                .path("id");
        as("viewer")
                .get(WINDOWS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("id", equalTo(id));
        as("viewer")
                .get(WINDOWS + "?status=confirmed&upstream=bgs")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"end\": \"" + in(Duration.ofHours(3)) + "\", \"reason\": \"longer\"}")
                .patch(WINDOWS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{}")
                .post(WINDOWS + "/" + id + "/cancel")
                .then()
                .statusCode(412);
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .post(WINDOWS + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("status", equalTo("cancelled"))
                .header("ETag", "\"3\"");
    }

    @Test
    void aProposalIsConfirmedByAnApproverOnly() {
        WindowView window = proposal("bgs");
        String confirm = WINDOWS + "/" + window.id() + "/confirm";
        String body = "{\"scope\": \"mobile\"}";
        for (String role : List.of("viewer", "responder")) {
            as(role).contentType(ContentType.JSON)
                    .header("If-Match", "\"1\"")
                    .body(body)
                    .post(confirm)
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON).body(body).post(confirm).then().statusCode(401);
        post("approver", confirm, body).statusCode(428);
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(body)
                .post(confirm)
                .then()
                .statusCode(200)
                .body("status", equalTo("confirmed"))
                .body("scope", equalTo("mobile"))
                .body("estimate.basis", equalTo("default"))
                .body("decidedBy", equalTo("approver"));
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body(body)
                .post(confirm)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("legal", contains("edit", "extend", "cancel"));
    }

    @Test
    void whatIsWrongIsNamed() {
        post("approver", WINDOWS, "{\"upstreamId\": \"nobody\", \"scope\": \"all\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("upstreamId", "start", "end", "scope"));
        post("approver", WINDOWS, "{\"upstream\": \"bgs\"}").statusCode(400);
        as("viewer").get(WINDOWS + "?status=sleeping").then().statusCode(400).body("errors.field", contains("status"));
        as("viewer").get(WINDOWS + "/no-id").then().statusCode(404);
        post("approver", WINDOWS, planBody("bgs", 1, 3)).statusCode(201);
        post("approver", WINDOWS, planBody("bgs", 2, 4))
                .statusCode(409)
                .body("conflictsWith.id", notNullValue())
                .body("conflictsWith.origin", equalTo("planned"));
    }

    @Test
    void severalUpstreamsAreAPlan() {
        String body = planBody("bgs", 1, 2).replace("\"upstreamId\": \"bgs\"", "\"upstreamIds\": [\"bgs\", \"mpi\"]");
        post("approver", WINDOWS, body)
                .statusCode(201)
                .body("planId", notNullValue())
                .body("items.upstreamId", contains("bgs", "mpi"));
    }

    @Test
    void theSameKeyPlansOnce() {
        String body = planBody("bgs", 1, 2);
        String key = java.util.UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as("approver")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post(WINDOWS)
                    .then()
                    .statusCode(201);
        }
        assertThat(windows.live()).hasSize(1);
    }

    @Test
    void theAppReadsItWithoutAToken() {
        String empty = given().get("/mobile/v0/maintenance_windows")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/json; charset=utf-8"))
                .extract()
                .asString();
        assertThat(empty).isEqualTo("{\"data\":[]}");
        WindowView window = planned("mpi", Duration.ofHours(1), Duration.ofHours(2));
        String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
        given().header("X-Key-Inflection", "camel")
                .get("/mobile/v0/maintenance_windows")
                .then()
                .statusCode(200)
                .body("data.type", contains("maintenance_window"))
                .body("data[0].attributes.service", equalTo("labs"))
                .body("data[0].attributes.startTime", matchesPattern(time))
                .body("data[0].attributes.keySet()", contains("service", "startTime", "endTime"));
        given().get("/mobile/v0/maintenance_windows")
                .then()
                .body("data[0].attributes.end_time", matchesPattern(time))
                .body("data[0].attributes.keySet()", contains("service", "start_time", "end_time"));
        clock.advance(Duration.between(clock.instant(), window.end()));
        given().get("/mobile/v0/maintenance_windows").then().body("data", hasSize(0));
    }

    @Test
    void theBetterFeedMayBeKeptUntilItsNextBoundary() {
        planned("mpi", Duration.ofSeconds(30), Duration.ofHours(2));
        var answer = given().get("/api/v1/app/maintenance-windows")
                .then()
                .statusCode(200)
                .header("Cache-Control", matchesPattern(".*max-age=(2\\d|30)\\b.*"))
                .body("serverTime", notNullValue())
                .body("items[0].feature", equalTo("labs"))
                .body("items[0].state", equalTo("upcoming"))
                .extract();
        String tag = answer.header("ETag");
        given().header("If-None-Match", tag)
                .get("/api/v1/app/maintenance-windows")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        given().header("If-Match", "\"other\"")
                .get("/api/v1/app/maintenance-windows")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("If-Match"));
        clock.advance(Duration.ofSeconds(31));
        given().header("If-None-Match", tag)
                .get("/api/v1/app/maintenance-windows")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("active"))
                .header("Cache-Control", containsString("max-age=60"));
    }

    @Test
    void pagesFollowOneAnother() {
        for (int i = 0; i < 3; i++) {
            planned("bgs", Duration.ofHours(2 * i + 1), Duration.ofHours(2 * i + 2));
        }
        String cursor = as("viewer")
                .get(WINDOWS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");
        as("viewer")
                .get(WINDOWS + "?limit=2&cursor=" + cursor)
                .then()
                .body("items.size()", greaterThanOrEqualTo(1))
                .body("items.size()", lessThanOrEqualTo(1))
                .body("nextCursor", equalTo(null));
    }

    @Test
    void thoseThatAreOnAtNoTimeBetweenTheTwoAreLeftOut() {
        WindowView early = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        WindowView late = planned("bgs", Duration.ofHours(5), Duration.ofHours(6));
        as("viewer")
                .get(WINDOWS + "?status=confirmed&from=" + early.end() + "&to=" + late.end())
                .then()
                .body("items.id", contains(late.id().toString()));
        as("viewer")
                .get(WINDOWS + "?status=confirmed&from=" + early.start() + "&to=" + late.start())
                .then()
                .body("items.id", contains(early.id().toString()));
        as("viewer").get(WINDOWS + "?from=noon").then().statusCode(400).body("errors.field", contains("from"));
    }

    @Test
    void whatPlanningWouldDoIsShownAndNothingIsKept() {
        WindowView other = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        String body = planBody("bgs", 1, 3);
        String weekly = body.substring(0, body.length() - 1)
                + ", \"recurrence\": {\"rrule\": \"FREQ=WEEKLY\", \"zone\": \"America/New_York\"}}";
        post("approver", WINDOWS + "/preview", weekly)
                .statusCode(200)
                .body("windows", hasSize(1))
                .body("windows[0].features", contains("payment_history", "appeals"))
                .body("windows[0].preview.app.feature", hasItems("payment_history", "appeals"))
                .body("windows[0].userMessage", containsString("may not work"))
                .body("windows[0].conflict.id", equalTo(other.id().toString()))
                .body("occurrences", hasSize(6));
        post("approver", WINDOWS + "/preview", planBody("bgs", 4, 5))
                .body("windows[0].conflict", equalTo(null))
                .body("occurrences", hasSize(1));
        post("approver", WINDOWS + "/preview", planBody("nowhere", 4, 5))
                .statusCode(400)
                .body("errors.field", hasItems("upstreamId"));
        post("responder", WINDOWS + "/preview", body).statusCode(403);
        as("viewer").get(WINDOWS + "?status=confirmed").then().body("items", hasSize(1));
    }

    private String planBody(String upstreamId, int from, int to) {
        return "{\"upstreamId\": \"" + upstreamId + "\", \"start\": \"" + in(Duration.ofHours(from)) + "\", \"end\": \""
                + in(Duration.ofHours(to)) + "\", \"scope\": \"shared\"}";
    }

    private static ValidatableResponse post(String role, String path, String body) {
        return as(role).contentType(ContentType.JSON).body(body).post(path).then();
    }
}
