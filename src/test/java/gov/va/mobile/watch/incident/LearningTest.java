package gov.va.mobile.watch.incident;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is learned from incidents: postmortems and plays (behaviour.md §4, api.md). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LearningTest extends IncidentTestBase {
    private static final String PATH = "/api/v1/incidents";
    private static final String PLAYS = "/api/v1/plays";
    private static final String PLAY = """
            {"title":"BGS hangs","manifestation":"Claims <b>fail</b>","detection":"503","correction":"100%% wait",
             "upstreamIds":["bgs"],"failureKinds":["status"]}
            """.replace("%%", "%");

    @AfterEach
    void forget() throws SQLException {
        sql("DELETE FROM play");
    }

    private ValidatableResponse post(String path, String body) {
        return as("responder")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private ValidatableResponse edit(String method, String path, String type, String body) {
        int version = as("responder")
                .get(path.replaceAll("(/incidents/[^/]*).*", "$1"))
                .jsonPath()
                .getInt("version");
        return as("responder")
                .contentType(type)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .request(method, path)
                .then();
    }

    /** Down for an hour, with a condition, reported, resolved. */
    private String over() {
        down("bgs");
        String incident = PATH + "/" + open().id();
        clock.advance(Duration.ofMinutes(5));
        post(incident + "/acknowledge", "{}").statusCode(200);
        post(incident + "/report", "{\"link\":\"https://example.com/ticket/7\"}")
                .statusCode(200);
        post(incident + "/notes", "{\"text\":\"<script>alert(1)</script> | *bold*\"}")
                .statusCode(200);
        edit("PATCH", incident, "application/json", "{\"conditions\":{\"playbook\":true}}")
                .statusCode(200);
        clock.advance(Duration.ofMinutes(55));
        as("approver")
                .contentType("application/json")
                .body("{}")
                .post(incident + "/acknowledge")
                .then()
                .statusCode(200);
        up("bgs");
        clock.advance(Duration.ofMinutes(3));
        incidentClock.look();
        as("viewer").get(incident).then().body("status", equalTo("resolved"));
        return incident;
    }

    @Test
    void thePostmortemBeginsAsADraftFromTheRecord() {
        String incident = over();
        String draft = as("viewer")
                .get(incident + "/postmortem")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .header("ETag", startsWith("\""))
                .extract()
                .asString();
        assertThat(draft)
                .startsWith("# Postmortem of incident \\#".replace("\\", ""))
                .contains(
                        "## What happened",
                        "## Background",
                        "## Detection",
                        "## Impact",
                        "## Root causes",
                        "## Resolution",
                        "## Documentation links",
                        "## Action items",
                        "## Lessons learned",
                        "## Timeline")
                .contains("| Somebody was on it | ", "| 5 min |")
                .contains("| payment\\_history | 60 |")
                .contains("- Report: <https://example.com/ticket/7>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; \\| \\*bold\\*")
                .contains("No maintenance window was set.")
                .doesNotContain("{{", "<script>");
    }

    @Test
    void ofAControlIncidentItSaysWhenItWasDecidedAndNothingOfWindowsAndPlatform() {
        String incident = PATH + "/"
                + post(PATH, "{\"kind\":\"control\",\"title\":\"Crash\",\"description\":\"d\"}")
                        .statusCode(201)
                        .extract()
                        .path("id");
        edit("PUT", incident + "/recommendation", "application/json", "{\"text\":\"release\"}")
                .statusCode(200);
        edit(
                        "PUT",
                        incident + "/decision",
                        "application/json",
                        "{\"action\":true,\"text\":\"go\",\"decidedBy\":\"Pat\"}")
                .statusCode(200);
        assertThat(as("viewer").get(incident + "/postmortem").asString())
                .contains("| Leadership recommended | ", "| It was decided | ", "Pat decided to act: go")
                .contains("Which features it touched is to be written.")
                .doesNotContain("Platform |", "maintenance window", "Veterans saw the window");
    }

    @Test
    void itIsEditedVersionedOwedUntilSavedAndThenTheIncidentCloses() {
        String incident = over();
        as("viewer").get(PATH + "?postmortem=owed").then().body("items", hasSize(1));
        as("viewer").get(PATH + "?postmortem=none").then().statusCode(400).body("errors.field", contains("postmortem"));
        edit("POST", incident + "/close", "application/json", "{}").statusCode(409);
        as("responder")
                .contentType("text/markdown")
                .body("# first")
                .put(incident + "/postmortem")
                .then()
                .statusCode(428);
        edit("PUT", incident + "/postmortem", "text/markdown", "# first of 123-45-6789")
                .statusCode(400)
                .body("errors.field", contains("body"));
        String draft = as("viewer").get(incident + "/postmortem").asString();
        edit("PUT", incident + "/postmortem", "text/markdown", draft).statusCode(200);
        edit("PUT", incident + "/postmortem", "text/markdown", "# second")
                .statusCode(200)
                .body("postmortemVersion", equalTo(2))
                .body("nextSteps.find { it.step == 'postmortem' }.state", equalTo("done"));
        assertThat(as("viewer").get(incident + "/postmortem").asString()).isEqualTo("# second");
        assertThat(as("viewer").get(incident + "/postmortem?version=1").asString())
                .isEqualTo(draft.strip());
        as("viewer").get(incident + "/postmortem?version=3").then().statusCode(404);
        as("viewer").get(incident + "/postmortem?version=x").then().statusCode(400);
        as("viewer").get(PATH + "?postmortem=owed").then().body("items", empty());
        edit("POST", incident + "/close", "application/json", "{}")
                .statusCode(200)
                .body("status", equalTo("closed"));
    }

    @Test
    void aConditionThatComesToHoldAfterTheEndMakesItOwed() {
        down("bgs");
        String incident = PATH + "/" + open().id();
        edit("POST", incident + "/resolve", "application/json", "{}")
                .body("nextSteps.find { it.step == 'postmortem' }.state", equalTo("notNeeded"));
        edit("PATCH", incident, "application/json", "{\"conditions\":{\"playbook\":true}}")
                .body("nextSteps.find { it.step == 'postmortem' }.state", equalTo("open"));
        as("viewer").get(PATH + "?postmortem=owed").then().body("items", hasSize(1));
    }

    @Test
    void playsAreWrittenEditedAndFound() {
        String id = post(PLAYS, PLAY)
                .statusCode(201)
                .header("Location", containsString(PLAYS + "/"))
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("state", equalTo("kept"))
                .body("manifestation", equalTo("Claims <b>fail</b>"))
                .extract()
                .path("id");
        as("responder")
                .contentType(ContentType.JSON)
                .body(PLAY)
                .put(PLAYS + "/" + id)
                .then()
                .statusCode(428);
        as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(PLAY.replace("BGS hangs", "BGS is stuck"))
                .put(PLAYS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("title", equalTo("BGS is stuck"));
        as("viewer").get(PLAYS + "?q=STUCK").then().body("items.id", contains(id));
        as("viewer").queryParam("q", "100%").get(PLAYS).then().body("items.id", contains(id));
        as("viewer").get(PLAYS + "?q=_nothing").then().body("items", empty());
        as("viewer")
                .get(PLAYS + "?upstream=bgs&failureKind=status&state=kept")
                .then()
                .body("items.id", contains(id));
        as("viewer").get(PLAYS + "?upstream=vaos").then().body("items", empty());
        as("viewer")
                .get(PLAYS + "?failureKind=bad")
                .then()
                .statusCode(400)
                .body("errors.field", contains("failureKind"));
        as("viewer").get(PLAYS + "/" + id).then().statusCode(200).body("version", equalTo(2));
        as("viewer").get(PLAYS + "/nowhere").then().statusCode(404);
        post(PLAYS, "{\"title\":\"t\",\"upstreamIds\":[\"nowhere\"],\"failureKinds\":[\"bad\"]}")
                .statusCode(400)
                .body(
                        "errors.field",
                        contains("manifestation", "detection", "correction", "upstreamIds", "failureKinds"));
    }

    @Test
    void anIncidentNamesThePlaysThatAreForIt() {
        String id = post(PLAYS, PLAY).extract().path("id");
        post(PLAYS, PLAY.replace("status", "timeout")).statusCode(201);
        down("bgs");
        as("viewer").get(PATH + "/" + open().id()).then().body("plays.id", contains(id));
        down("vaos");
        as("viewer").get(PATH + "?upstream=vaos").then().body("items[0].plays", empty());
    }

    @Test
    void whatComesForTheThirdTimeIn90DaysGetsAProposedPlay() {
        comeAndGo("recovered");
        comeAndGo("falseAlarm");
        comeAndGo("recovered");
        down("bgs");
        as("viewer")
                .get(PLAYS + "?state=proposed")
                .then()
                .body("items.title", contains("BGS fails by status"))
                .body("items[0].upstreamIds", contains("bgs"))
                .body("items[0].failureKinds", contains("status"))
                .body("items[0].manifestation", containsString("payment_history"))
                .body("items[0].correction", containsString("bgs team"));
        as("viewer").get(PATH + "/" + open().id() + "/timeline").then().body("items.kind", hasItem("play"));
        comeAndGo("recovered");
        down("bgs");
        as("viewer").get(PLAYS).then().body("items", hasSize(1));
    }

    @Test
    void theStepAsksForOneToo() {
        down("vaos");
        post(PATH + "/" + open().id() + "/steps/play", "{\"state\":\"done\"}").statusCode(200);
        as("viewer")
                .get(PLAYS)
                .then()
                .body("items.title", contains("VAOS fails by status"))
                .body("items[0].by", not(equalTo("responder")));
    }

    private void comeAndGo(String resolution) {
        if (incidents.open().isEmpty()) {
            down("bgs");
        }
        String incident = PATH + "/" + open().id();
        edit("POST", incident + "/resolve", "application/json", "{\"reason\":\"" + resolution + "\"}")
                .statusCode(200);
        clock.advance(Duration.ofMinutes(1));
        up("bgs");
        clock.advance(Duration.ofHours(2));
    }
}
