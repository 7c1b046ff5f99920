package gov.va.mobile.watch.incident;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.support.ApiContract;
import gov.va.mobile.watch.support.PostgresResource;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** api.md, "Incidents". */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IncidentResourceTest extends IncidentTestBase {
    private static final String PATH = "/api/v1/incidents";

    private ValidatableResponse post(String path, String body) {
        return as("responder")
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH + path)
                .then();
    }

    private ValidatableResponse write(String method, String path, int version, String body) {
        return as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .request(method, PATH + path)
                .then();
    }

    private String control() {
        return post("", "{\"kind\":\"control\",\"title\":\"Crash at start\",\"description\":\"On Android 16\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String failing() {
        down("bgs");
        return open().id().toString();
    }

    @Test
    void anIncidentIsShownAsTheContractSays() {
        String id = failing();
        ApiContract.fits("IncidentView", as("viewer").get(PATH + "/" + id).asString());
        as("viewer")
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("kind", equalTo("nonControl"))
                .body("status", equalTo("open"))
                .body("priority", equalTo("P2"))
                .body("failure.kind", equalTo("status"))
                .body("startedAt", endsWith("Z"))
                .body("$", hasKey("groupId"))
                .body("groupId", nullValue())
                .body("conditions.significantPeriod", equalTo(false))
                .body(
                        "nextSteps.step",
                        contains(
                                "acknowledge",
                                "reportToPlatform",
                                "announce",
                                "assessImpact",
                                "responsibleTeam",
                                "productOwner",
                                "maintenanceWindow",
                                "postmortem",
                                "play"))
                .body("nextSteps[1].help.copyText", startsWith("/support BGS is down since "))
                .body("nextSteps[0].help.link", equalTo("https://example.com/playbook"))
                .body("nextSteps[4].help.contacts", contains("bgs team, #bgs"))
                .body("nextSteps[5].help.contacts", contains("product owner: Pat Owner, @pat"));
    }

    @Test
    void bothKindsAreOpenedByHand() {
        post("", "{\"kind\":\"control\",\"title\":\"Crash <script>alert(1)</script>\",\"description\":\"a\\nb\"}")
                .statusCode(201)
                .header("Location", containsString(PATH + "/"))
                .header("ETag", equalTo("\"1\""))
                .body("title", equalTo("Crash <script>alert(1)</script>"))
                .body("description", equalTo("a\nb"))
                .body("commander.name", equalTo("Chris Commander"))
                .body("commander.by", equalTo("upstream-watch"))
                .body("nextSteps.step", hasItems("commander", "assess", "recommend", "decide", "work"));
        post(
                        "",
                        "{\"kind\":\"nonControl\",\"title\":\"Slow\",\"description\":\"d\",\"upstreamId\":\"vaos\",\"priority\":\"P3\"}")
                .statusCode(201)
                .body("priority", equalTo("P3"))
                .body("commander", nullValue())
                .body("affected.features", contains("appointments"));
        assertThat(heard.kinds()).containsExactly(IncidentChange.Kind.OPENED, IncidentChange.Kind.OPENED);
    }

    @Test
    void aRootHasOneOpenIncidentWhoeverOpensIt() {
        String id = failing();
        post("", "{\"kind\":\"nonControl\",\"title\":\"t\",\"description\":\"d\",\"upstreamId\":\"bgs\"}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("conflictsWith.id", equalTo(id));
        post("", "{\"kind\":\"control\",\"title\":\"t\",\"description\":\"d\",\"upstreamId\":\"bgs\"}")
                .statusCode(201);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        post("", "{\"kind\":\"other\",\"title\":\"a\\u0007b\",\"upstreamId\":\"nowhere\",\"priority\":\"P9\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("kind", "title", "description", "upstreamId", "priority"));
        post("", "{\"kind\":\"control\",\"title\":\"" + "x".repeat(201) + "\",\"description\":\"d\"}")
                .statusCode(400)
                .body("errors.field", contains("title"));
        post("", "{\"kind\":\"nonControl\",\"title\":\"t\",\"description\":\"d\",\"commander\":\"Kim\"}")
                .statusCode(400)
                .body("errors.field", contains("commander"));
        post("", "{\"kind\":\"control\",\"title\":\"t\",\"description\":\"d\",\"colour\":\"red\"}")
                .statusCode(400)
                .body("errors.field", contains("colour"));
    }

    @ParameterizedTest
    @CsvSource({
        "status=done,status",
        "kind=ours,kind",
        "from=yesterday,from",
        "to=2026-11-23T10:00:00,to",
        "limit=201,limit",
        "cursor=x,cursor",
        "cursor=KzI5NDI3Ny0wMS0wMVQwMDowMDowMFogNWYwYzFlMGEtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAx,cursor",
        "cursor=LTk5OTktMDEtMDFUMDA6MDA6MDBaIDVmMGMxZTBhLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMQ,cursor",
        "number=twelve,number",
        "mergedInto=12,mergedInto",
        "state=open,state"
    })
    void aWrongQueryIsToldByField(String query, String field) {
        as("viewer").get(PATH + "?" + query).then().statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void whatIsNotThereIs404() {
        for (String id : List.of(UUID.randomUUID().toString(), "12", "x")) {
            as("viewer").get(PATH + "/" + id).then().statusCode(404).contentType("application/problem+json");
            as("viewer").get(PATH + "/" + id + "/timeline").then().statusCode(404);
            post("/" + id + "/notes", "{\"text\":\"t\"}").statusCode(404);
            write("POST", "/" + id + "/resolve", 1, "{}").statusCode(404);
        }
        post("/" + failing() + "/steps/dance", "{\"state\":\"done\"}").statusCode(404);
    }

    @Test
    void whoAcknowledgesIsOnItAndTheVersionStays() {
        String id = failing();
        post("/" + id + "/acknowledge", "{}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("acknowledgedBy", equalTo("responder"))
                .body("acknowledgedAt", notNullValue())
                .body("nextSteps[0].state", equalTo("done"))
                .body("nextSteps[0].by", equalTo("responder"));
        post("/" + id + "/acknowledge", "{}").statusCode(200);
        as("responder")
                .contentType(ContentType.JSON)
                .post(PATH + "/" + id + "/acknowledge")
                .then()
                .statusCode(200);
        assertThat(heard.kinds()).containsOnlyOnce(IncidentChange.Kind.ACKNOWLEDGED);
    }

    @Test
    void aReportIsALinkOfTheWeb() {
        String id = failing();
        for (String link : List.of("javascript:alert(1)", "ftp://x/y", "https://", "not a link", "https://u:p@x/y")) {
            post("/" + id + "/report", "{\"link\":\"" + link + "\"}")
                    .statusCode(400)
                    .body("errors.field", contains("link"));
        }
        post("/" + id + "/report", "{\"link\":\"https://dsva.slack.com/archives/C1/p2\",\"alreadyReported\":true}")
                .statusCode(200)
                .body("reportLinks[0].link", equalTo("https://dsva.slack.com/archives/C1/p2"))
                .body("reportLinks[0].alreadyReported", equalTo(true))
                .body("reportLinks[0].by", equalTo("responder"))
                .body("nextSteps[1].state", equalTo("done"));
        assertThat(heard.events().getLast().changes().getFirst().data())
                .containsEntry("link", "https://dsva.slack.com/archives/C1/p2");
    }

    @Test
    void stepsAreSetByHand() {
        String id = failing();
        post("/" + id + "/steps/play", "{\"state\":\"notNeeded\",\"detail\":\"a one-off\"}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'play' }.state", equalTo("notNeeded"))
                .body("nextSteps.find { it.step == 'play' }.detail", equalTo("a one-off"));
        post("/" + id + "/steps/play", "{\"state\":\"open\"}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'play' }.by", nullValue());
        post("/" + id + "/steps/play", "{\"state\":\"maybe\"}").statusCode(400).body("errors.field", contains("state"));
        post("/" + id + "/steps/acknowledge", "{\"state\":\"done\"}")
                .statusCode(200)
                .body("acknowledgedBy", equalTo("responder"));
    }

    @Test
    void escalatingNamesWhomToReach() {
        String id = failing();
        post("/" + id + "/escalate", "{\"to\":\"bgs\",\"reason\":\"still down\"}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'responsibleTeam' }.detail", equalTo("escalated"));
        assertThat(heard.events().getLast().changes().getFirst().data())
                .containsEntry("contact", "bgs team, #bgs")
                .containsEntry("copied", "product-owner");
        post("/" + id + "/escalate", "{\"to\":\"nobody\",\"reason\":\"r\"}")
                .statusCode(400)
                .body("errors.field", contains("to"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        String id = failing();
        as("responder")
                .contentType(ContentType.JSON)
                .body("{\"title\":\"t\"}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(428);
        write("PATCH", "/" + id, 7, "{\"title\":\"t\"}").statusCode(412);
        write("PATCH", "/" + id, 1, "{\"title\":\"BGS hangs\",\"priority\":\"P1\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(2))
                .body("title", equalTo("BGS hangs"))
                .body("priority", equalTo("P1"));
        write("PATCH", "/" + id, 1, "{\"title\":\"t\"}").statusCode(412);
        write("PATCH", "/" + id, 2, "{\"title\":\"BGS hangs\"}").statusCode(200).body("version", equalTo(2));
        // what is wrong in itself is told before what is stale
        write("PATCH", "/" + id, 1, "{\"priority\":\"P0\"}").statusCode(400).body("errors.field", contains("priority"));
    }

    @Test
    void illegalMovesSayWhichAreLegal() {
        String id = failing();
        write("POST", "/" + id + "/close", 1, "{}").statusCode(409).body("legal", contains("acknowledge", "resolve"));
        write("POST", "/" + id + "/reopen", 1, "{}").statusCode(409);
        write("POST", "/" + id + "/resolve", 1, "{\"reason\":\"bored\"}")
                .statusCode(400)
                .body("errors.field", contains("reason"));
        write("POST", "/" + id + "/resolve", 1, "{\"reason\":\"removedFromMap\"}")
                .statusCode(400);
        write("POST", "/" + id + "/resolve", 1, "{\"reason\":\"falseAlarm\",\"text\":\"our probe\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("status", equalTo("resolved"))
                .body("resolution", equalTo("falseAlarm"));
        write("POST", "/" + id + "/resolve", 2, "{}").statusCode(409).body("legal", contains("close", "reopen"));
        post("/" + id + "/acknowledge", "{}").statusCode(409).body("legal", contains("close", "reopen"));
        write("PUT", "/" + id + "/commander", 2, "{\"name\":\"Kim\"}").statusCode(409);
        write("POST", "/" + id + "/close", 2, "{}").statusCode(200).body("status", equalTo("closed"));
        write("PATCH", "/" + id, 3, "{\"title\":\"t\"}").statusCode(409).body("legal", contains("reopen"));
        write("POST", "/" + id + "/reopen", 3, "{}")
                .statusCode(200)
                .body("status", equalTo("open"))
                .body("reopens", equalTo(1))
                .body("version", equalTo(4));
    }

    @Test
    void resolvedByHandWhileItFailsItWaitsUntilItPassedOnce() {
        String id = failing();
        write("POST", "/" + id + "/resolve", 1, "{}").statusCode(200);
        tell(change("bgs", HealthStatus.DOWN, HealthStatus.DOWN));
        assertThat(incidents.open()).isEmpty();
        up("bgs");
        clock.advance(Duration.ofMinutes(1));
        down("bgs");
        assertThat(open().id()).hasToString(id);
    }

    @Test
    void whatIsNoJsonIsRefusedAndWhatMayBeLeftOutMay() {
        String id = failing();
        for (String write : List.of("notes", "report", "escalate", "acknowledge")) {
            as("responder")
                    .contentType("text/plain")
                    .body("hello")
                    .post(PATH + "/" + id + "/" + write)
                    .then()
                    .statusCode(415)
                    .contentType("application/problem+json");
        }
        as("responder")
                .noContentType()
                .post(PATH + "/" + id + "/acknowledge")
                .then()
                .statusCode(200);
        as("responder").noContentType().post(PATH + "/" + id + "/notes").then().statusCode(400);
    }

    @Test
    void aWrongMethodIsToldWithTheRightOnes() {
        String id = failing();
        as("responder").get(PATH + "/" + id + "/notes").then().statusCode(405).header("Allow", "POST");
        as("responder").put(PATH + "/" + id + "/close").then().statusCode(405).header("Allow", "POST");
        as("responder")
                .get(PATH + "/" + id + "/commander")
                .then()
                .statusCode(405)
                .header("Allow", "PUT");
        as("responder").get(PATH + "/" + id + "/nowhere").then().statusCode(404);
    }

    @Test
    void theVersionMayStandInAListOrBeAny() {
        String id = failing();
        for (String ifMatch : List.of("\"7\", \"8\"", "1", "W/\"1\"")) {
            patch(id, ifMatch, "Not this").statusCode(412);
        }
        patch(id, "\"7\", \"1\"", "In a list").statusCode(200).body("version", equalTo(2));
        patch(id, "*", "Any").statusCode(200).body("title", equalTo("Any"));
    }

    private ValidatableResponse patch(String id, String ifMatch, String title) {
        return as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body("{\"title\":\"" + title + "\"}")
                .patch(PATH + "/" + id)
                .then();
    }

    @Test
    void oneThatIsOverAndBecomesTheOtherKindNeedsNothingMore() {
        String id = failing();
        write("POST", "/" + id + "/resolve", 1, "{}").statusCode(200);
        write("PATCH", "/" + id, 2, "{\"kind\":\"control\"}")
                .statusCode(200)
                .body(
                        "nextSteps.step",
                        contains(
                                "acknowledge",
                                "commander",
                                "assess",
                                "recommend",
                                "decide",
                                "work",
                                "productOwner",
                                "postmortem",
                                "play"))
                .body("nextSteps.findAll { it.state == 'open' }", empty());
        write("POST", "/" + id + "/reopen", 3, "{}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'assess' }.state", equalTo("open"));
    }

    @Test
    void whileAConditionHoldsItClosesOnlyWithAReason() {
        String id = failing();
        write("PATCH", "/" + id, 1, "{\"conditions\":{\"playbook\":true}}")
                .statusCode(200)
                .body("conditions.playbook", equalTo(true))
                .body("conditions.security", equalTo(false));
        write("POST", "/" + id + "/resolve", 2, "{}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'postmortem' }.state", equalTo("open"));
        write("POST", "/" + id + "/close", 3, "{}").statusCode(409).body("legal", contains("close", "reopen"));
        write("POST", "/" + id + "/close", 3, "{\"withoutPostmortem\":\"same as #3\"}")
                .statusCode(200);
    }

    @Test
    void aControlIncidentIsAssessedRecommendedAndDecided() {
        String id = control();
        write("PUT", "/" + id + "/commander", 1, "{\"name\":\"Kim\"}")
                .statusCode(200)
                .body("commander.name", equalTo("Kim"))
                .body("commander.by", equalTo("responder"));
        write("PATCH", "/" + id + "/assessment", 2, "{\"usersImpacted\":12000,\"severity\":\"high\"}")
                .statusCode(200)
                .body("assessment.usersImpacted.value", equalTo(12000))
                .body("assessment.usersImpacted.by", equalTo("responder"))
                .body("assessment.severity.value", equalTo("high"))
                .body("priority", equalTo("P1"))
                .body("conditions.significantUsers", equalTo(true))
                .body(
                        "nextSteps.find { it.step == 'productOwner' }.help.text",
                        containsString("goes to #va-mobile-app"))
                .body("nextSteps.find { it.step == 'assess' }.state", equalTo("open"));
        write("PATCH", "/" + id + "/assessment", 3, "{\"effort\":\"p1d\",\"timeToNextRelease\":\"P9D\"}")
                .statusCode(200)
                .body("assessment.effort.value", equalTo("P1D"))
                .body("assessment.severity.value", equalTo("high"))
                .body("nextSteps.find { it.step == 'assess' }.state", equalTo("done"));
        write("PUT", "/" + id + "/recommendation", 4, "{\"text\":\"release now\"}")
                .statusCode(200)
                .body("recommendation.text", equalTo("release now"));
        write(
                        "PUT",
                        "/" + id + "/decision",
                        5,
                        "{\"action\":true,\"text\":\"go\",\"decidedBy\":\"Pat Owner\",\"outOfBandRelease\":true}")
                .statusCode(200)
                .body("decision.decidedBy", equalTo("Pat Owner"))
                .body("decision.by", equalTo("responder"))
                .body("conditions.outOfBandRelease", equalTo(true))
                .body("version", equalTo(6));
        write("PATCH", "/" + id + "/assessment", 6, "{\"usersImpacted\":-1,\"effort\":\"soon\",\"severity\":\"bad\"}")
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("usersImpacted", "effort", "severity"));
    }

    @Test
    void theKindCanBeChanged() {
        String id = failing();
        post("/" + id + "/acknowledge", "{}").statusCode(200);
        write("PUT", "/" + id + "/decision", 1, "{\"action\":false,\"text\":\"no\",\"decidedBy\":\"Pat\"}")
                .statusCode(409);
        write("PATCH", "/" + id, 1, "{\"kind\":\"control\"}")
                .statusCode(200)
                .body("kind", equalTo("control"))
                .body("nextSteps.step", hasItems("commander", "decide"))
                .body("nextSteps.step", not(hasItem("reportToPlatform")))
                .body("nextSteps.find { it.step == 'acknowledge' }.state", equalTo("done"))
                .body("commander.name", equalTo("Chris Commander"))
                .body("commander.by", equalTo("upstream-watch"));
        write("PATCH", "/" + id, 2, "{\"kind\":\"nonControl\"}").statusCode(200).body("commander", nullValue());
        clock.advance(Duration.ofHours(1));
        incidentClock.look();
        as("viewer").get(PATH + "/" + id).then().body("conditions.significantPeriod", equalTo(true));
    }

    @Test
    void aRestrictedIncidentIsThereOnlyForApproversAndThoseWhoWorkedOnIt() {
        String id = failing();
        as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body("{\"conditions\":{\"security\":true}}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("restricted", equalTo(true));
        for (String role : List.of("viewer", "responder")) {
            as(role).get(PATH).then().statusCode(200).body("items", empty());
            as(role).get(PATH + "/" + id).then().statusCode(404);
            as(role).get(PATH + "/" + id + "/timeline").then().statusCode(404);
        }
        post("/" + id + "/notes", "{\"text\":\"t\"}").statusCode(404);
        as("admin").get(PATH).then().body("items", hasSize(1));
        String mine = control();
        write("PATCH", "/" + mine, 1, "{\"conditions\":{\"security\":true}}").statusCode(200);
        as("responder").get(PATH).then().body("items.id", contains(mine));
        as("viewer").get(PATH + "/" + mine).then().statusCode(404);
    }

    @Test
    void theListIsFilteredAndItsPagesStayPutWhileIncidentsOpen() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            ids.addFirst(control());
        }
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonPath page = as("viewer")
                    .get(PATH + "?kind=control&status=open&limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor");
            clock.advance(Duration.ofSeconds(1));
            control();
        }
        assertThat(seen).containsExactlyElementsOf(ids);
        down("bgs");
        as("viewer")
                .get(PATH + "?status=open&kind=&upstream=bgs&from=&to=")
                .then()
                .body("items", hasSize(1));
        as("viewer").get(PATH + "?upstream=nowhere").then().body("items", empty());
        int number =
                as("viewer").get(PATH + "/" + ids.getFirst()).then().extract().path("number");
        as("viewer").get(PATH + "?number=" + number).then().body("items.id", contains(ids.getFirst()));
        as("viewer").get(PATH + "?mergedInto=" + ids.getFirst()).then().body("items", empty());
        as("viewer")
                .get(PATH + "?to=" + clock.instant().minusSeconds(3600))
                .then()
                .body("items", empty())
                .body("$", hasKey("nextCursor"));
    }

    @Test
    void theTimelineTellsAllOfItNewestFirst() {
        String id = failing();
        post("/" + id + "/acknowledge", "{}").statusCode(200);
        post("/" + id + "/notes", "{\"text\":\"<b>looking</b>\\nat it\"}")
                .statusCode(200)
                .header("ETag", "\"1\"");
        JsonPath first = as("viewer")
                .get(PATH + "/" + id + "/timeline?limit=2")
                .then()
                .statusCode(200)
                .body("items.kind", contains("note", "acknowledged"))
                .body("items[0].text", equalTo("<b>looking</b>\nat it"))
                .body("items[0].by", equalTo("responder"))
                .body("items[0].at", endsWith("Z"))
                .body("items[0]", hasKey("data"))
                .extract()
                .jsonPath();
        as("viewer")
                .get(PATH + "/" + id + "/timeline?limit=2&cursor=" + first.getString("nextCursor"))
                .then()
                .body("items.kind", contains("opened"))
                .body("nextCursor", nullValue());
        post("/" + id + "/notes", "{\"text\":\"" + "x".repeat(4001) + "\"}").statusCode(400);
        post("/" + id + "/notes", "{\"text\":\"  \"}").statusCode(400);
    }

    @Test
    void everyChangeIsAudited() {
        String id = failing();
        write("PATCH", "/" + id, 1, "{\"priority\":\"P4\"}").statusCode(200);
        as("admin")
                .get("/api/v1/audit?limit=200&action=incident.edit")
                .then()
                .statusCode(200)
                .rootPath("items.find { it.target == 'incident/" + id + "' }")
                .body("actor", equalTo("responder"))
                .body("before.priority", equalTo("P2"))
                .body("after.priority", equalTo("P4"));
    }

    @Test
    void theSameIdempotencyKeyOpensOne() {
        String key = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(as("responder")
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body("{\"kind\":\"control\",\"title\":\"t\",\"description\":\"d\"}")
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(incidents.open()).hasSize(1);
    }

    @Test
    void metricsCountThem() {
        failing();
        incidentClock.look();
        assertThat(Metrics.globalRegistry.get("watch.incidents.open").gauge().value())
                .isEqualTo(1);
        assertThat(Metrics.globalRegistry
                        .get("watch.incidents.opened")
                        .tag("kind", "nonControl")
                        .counter()
                        .count())
                .isPositive();
    }
}
