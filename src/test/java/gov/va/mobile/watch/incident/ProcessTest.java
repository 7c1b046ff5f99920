package gov.va.mobile.watch.incident;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.health.FalseAlarms;
import gov.va.mobile.watch.poll.Uptime;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The incident process as the team wrote it (behaviour.md §4, domain.md §1). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProcessTest extends IncidentTestBase {
    private static final String PATH = "/api/v1/incidents";
    private static final String SILENCES = "/api/v1/silences";
    private static final String NOTIFICATIONS = "/api/v1/notifications?limit=200";

    @Inject
    IncidentFiling filing;

    @Inject
    WorkingTime workingTime;

    @Inject
    FalseAlarms falseAlarms;

    @Inject
    FakeQuiet quiet;

    @Inject
    Uptime uptime;

    private ValidatableResponse post(String path, String body) {
        return as("responder")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private ValidatableResponse write(String method, String path, String body) {
        int version = as("responder")
                .get(path.replaceAll("(/incidents/[^/]*).*", "$1"))
                .jsonPath()
                .getInt("version");
        return as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .request(method, path)
                .then();
    }

    private String failing() {
        down("bgs");
        return PATH + "/" + open().id();
    }

    private String control() {
        return PATH + "/"
                + post(PATH, "{\"kind\":\"control\",\"title\":\"Crash\",\"description\":\"d\"}")
                        .statusCode(201)
                        .body("commander.name", equalTo("Chris Commander"))
                        .body("commander.backups", contains("Kim Backup"))
                        .extract()
                        .path("id");
    }

    @Test
    void everyStepHasHelpThatANewcomerCanActOn() {
        for (String incident : List.of(failing(), control())) {
            as("viewer")
                    .get(incident)
                    .then()
                    .body("nextSteps.findAll { it.help.text.length() < 40 }", empty())
                    .body(
                            "nextSteps.findAll { it.help.link == null && it.help.copyText == null && it.help.contacts.isEmpty() }",
                            empty());
        }
    }

    @Test
    void anotherVaTeamGetsWordsThatCopyTheProductOwnerAndSoDoesAllThatFollows() {
        String incident = failing();
        post(incident + "/escalate", "{\"to\":\"bgs\",\"reason\":\"nobody answers\"}")
                .statusCode(200)
                .body("escalations", hasSize(1))
                .body("escalations[0].number", equalTo(1))
                .body("escalations[0].copied", contains("product owner: Pat Owner, @pat"))
                .body("escalations[0].text", containsString("nobody answers Copied: product owner: Pat Owner"))
                .body("escalations[0].sentBy", nullValue())
                .body(
                        "nextSteps.find { it.step == 'responsibleTeam' }.help.copyText",
                        containsString("Copied: product owner: Pat Owner"));
        post(incident + "/escalations/1/sent", "{}")
                .statusCode(200)
                .body("escalations[0].sentBy", equalTo("responder"))
                .body("escalations[0].sentAt", notNullValue());
        post(incident + "/escalations/2/sent", "{}").statusCode(404);
        post(incident + "/escalate", "{\"to\":\"incident-commander\",\"reason\":\"help\"}")
                .statusCode(200)
                .body("escalations[1].copied", empty())
                .body("escalations[1].text", nullValue());
    }

    @Test
    void aNoteOnWorkThatWasDecidedIsProgress() {
        String incident = control();
        post(incident + "/notes", "{\"text\":\"looking\"}").statusCode(200);
        write("PUT", incident + "/decision", "{\"action\":true,\"text\":\"mend it\",\"decidedBy\":\"Pat\"}")
                .statusCode(200);
        post(incident + "/notes", "{\"text\":\"half done\"}").statusCode(200);
        post(incident + "/steps/work", "{\"state\":\"done\"}").statusCode(200);
        post(incident + "/notes", "{\"text\":\"thanks\"}").statusCode(200);
        assertThat(heard.kinds())
                .containsExactly(
                        IncidentChange.Kind.OPENED,
                        IncidentChange.Kind.NOTE,
                        IncidentChange.Kind.DECIDED,
                        IncidentChange.Kind.PROGRESS,
                        IncidentChange.Kind.STEP,
                        IncidentChange.Kind.NOTE);
    }

    @Test
    void whatIsResolvedForABusinessDayClosesItselfUnlessAConditionHolds() {
        String plain = failing();
        String owing = control();
        write("PATCH", owing, "{\"conditions\":{\"playbook\":true}}").statusCode(200);
        write("POST", plain + "/resolve", "{}").statusCode(200);
        write("POST", owing + "/resolve", "{}").statusCode(200);
        Instant due = workingTime.aBusinessDayAfter(clock.instant());
        clock.advance(Duration.between(clock.instant(), due).minusMinutes(1));
        filing.file();
        as("viewer").get(plain).then().body("status", equalTo("resolved"));
        clock.advance(Duration.ofMinutes(2));
        filing.file();
        as("viewer").get(plain).then().body("status", equalTo("closed")).header("ETag", equalTo("\"3\""));
        as("viewer").get(owing).then().body("status", equalTo("resolved"));
    }

    @Test
    void whatRecoveredWhileItWasAControlIncidentResolvesOnceItIsNoneAnyMore() throws SQLException {
        String incident = failing();
        write("PATCH", incident, "{\"kind\":\"control\"}").statusCode(200);
        sql(
                "INSERT INTO upstream_state (upstream_id, status, since, direct, flapping) VALUES ('bgs', 'up', now(), true, false)"
                        + " ON CONFLICT (upstream_id) DO UPDATE SET status = 'up'");
        try {
            up("bgs");
            write("PATCH", incident, "{\"kind\":\"nonControl\"}").statusCode(200);
            clock.advance(Duration.ofHours(2));
            incidentClock.look();
            as("viewer")
                    .get(incident)
                    .then()
                    .body("status", equalTo("resolved"))
                    .body("resolution", equalTo("recovered"))
                    .body("conditions.significantPeriod", equalTo(false));
        } finally {
            sql("DELETE FROM upstream_state");
        }
    }

    @Test
    void whatHappensWithTheNumberOfUsersIsOnTheTimeline() {
        String incident = failing();
        write("PATCH", incident + "/assessment", "{\"usersImpacted\":12000}").statusCode(200);
        as("viewer")
                .get(incident + "/timeline")
                .then()
                .body("items.text", hasItem("Assessed: users impacted 12000, which makes it P1 instead of P2."));
    }

    @Test
    void theProductOwnerIsStillToBeToldOfAConditionOnceItIsOver() {
        String incident = control();
        write("POST", incident + "/resolve", "{}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'productOwner' }.state", equalTo("notNeeded"));
        write("PATCH", incident, "{\"conditions\":{\"playbook\":true}}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'productOwner' }.state", not(equalTo("notNeeded")))
                .body("nextSteps.find { it.step == 'play' }.state", equalTo("notNeeded"));
        write("POST", incident + "/reopen", "{}").statusCode(200);
        write("POST", incident + "/resolve", "{}")
                .statusCode(200)
                .body("nextSteps.find { it.step == 'productOwner' }.state", not(equalTo("notNeeded")));
    }

    @Test
    void whatWasToldBeforeAnIncidentBecameRestrictedIsReadByThoseAloneWhoMaySeeIt() throws SQLException {
        String incident = failing();
        String of = "items.findAll { it.incidentId == '" + open().id() + "' }";
        sql(
                "INSERT INTO notification (id, destination, kind, incident_id, text, payload, decision, state, attempts, created_at)"
                        + " VALUES (gen_random_uuid(), 'alerts', 'incidentReopened', '" + open().id()
                        + "', 'secret words', '{\"text\": \"secret words\"}', 'send', 'pending', 0, now())");
        as("viewer").get(NOTIFICATIONS).then().body(of + ".text", hasItem("secret words"));
        write("PATCH", incident, "{\"conditions\":{\"security\":true}}").statusCode(200);
        as("viewer")
                .get(NOTIFICATIONS)
                .then()
                .body(of + ".text", everyItem(startsWith("It is of a restricted incident")));
        as("approver")
                .get(NOTIFICATIONS)
                .then()
                .body(of + ".text", hasItem(startsWith("BGS is down")))
                .body(
                        of + ".findAll { it.kind == 'incidentReopened' }.text",
                        contains(startsWith("Restricted incident #" + open().number() + " is open")));
    }

    @Test
    void securityComesFirst() {
        String incident = control();
        write("PATCH", incident, "{\"conditions\":{\"security\":true}}")
                .statusCode(200)
                .body("nextSteps[0].help.text", containsString("the procedure for security incidents"));
    }

    @Test
    void aFalseAlarmCountsNowhere() {
        Instant start = clock.instant();
        String incident = failing();
        Instant began = open().startedAt();
        clock.advance(Duration.ofMinutes(5));
        assertThat(falseAlarms.since(start)).isEmpty();
        write("POST", incident + "/resolve", "{\"reason\":\"falseAlarm\"}").statusCode(200);
        assertThat(falseAlarms.since(start))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.upstreamIds()).contains("bgs"))
                .satisfies(alarm -> assertThat(alarm.start()).isCloseTo(began, within(1, ChronoUnit.MILLIS)))
                .satisfies(
                        alarm -> assertThat(alarm.end()).isBetween(began.plus(Duration.ofMinutes(5)), clock.instant()));
        write("POST", incident + "/reopen", "{}").statusCode(200);
        assertThat(falseAlarms.since(start)).isEmpty();
        write("POST", incident + "/resolve", "{\"reason\":\"duplicate\"}").statusCode(200);
        assertThat(falseAlarms.since(start)).isEmpty();
    }

    @Test
    void whatGoesOnOfAFalseAlarmCountsNowhereEither() throws SQLException {
        String incident = failing();
        Instant began = open().startedAt();
        Instant from = began.minus(Duration.ofMinutes(10));
        try {
            move(from, "up");
            move(began, "down");
            clock.advance(Duration.ofMinutes(5));
            assertThat(uptime.stretches().of("bgs", from, clock.instant()).orElseThrow())
                    .isLessThan(0.7);
            write("POST", incident + "/resolve", "{\"reason\":\"falseAlarm\"}").statusCode(200);
            assertThat(uptime.stretches().of("bgs", from, clock.instant())).hasValue(1.0);
            move(clock.instant(), "down"); // another cause of it was found
            clock.advance(Duration.ofMinutes(5));
            assertThat(uptime.stretches().of("bgs", from, clock.instant())).hasValue(1.0);
        } finally {
            sql("DELETE FROM upstream_transition");
        }
    }

    private void move(Instant at, String status) throws SQLException {
        sql("INSERT INTO upstream_transition (upstream_id, at, status) VALUES ('bgs', '" + at + "', '" + status + "')");
    }

    @Test
    void aSilenceIsMadeListedAndEnded() {
        String until = clock.instant().plus(Duration.ofHours(2)).toString();
        String id = post(
                        SILENCES, "{\"upstreamId\":\"bgs\",\"until\":\"" + until + "\",\"reason\":\"known, ticket 7\"}")
                .statusCode(201)
                .header("Location", containsString(SILENCES + "/"))
                .body("upstreamId", equalTo("bgs"))
                .body("incidentId", nullValue())
                .body("until", equalTo(until))
                .body("reason", equalTo("known, ticket 7"))
                .body("by", equalTo("responder"))
                .body("at", notNullValue())
                .extract()
                .path("id");
        as("viewer").get(SILENCES).then().statusCode(200).body("items.id", contains(id));
        String incident = failing();
        String of = post(
                        SILENCES,
                        "{\"incidentId\":\"" + open().id() + "\",\"until\":\"" + until + "\",\"reason\":\"r\"}")
                .statusCode(201)
                .extract()
                .path("id");
        as("viewer")
                .get(SILENCES + "?limit=1")
                .then()
                .body("items.id", contains(of))
                .body("nextCursor", notNullValue());
        as("viewer")
                .get(incident + "/timeline")
                .then()
                .body("items[0].kind", equalTo("silence"))
                .body("items[0].text", startsWith("Silenced until "));
        as("responder").delete(SILENCES + "/" + of).then().statusCode(204);
        as("responder").delete(SILENCES + "/" + of).then().statusCode(404);
        as("viewer").get(SILENCES).then().body("items.id", contains(id));
        clock.advance(Duration.ofHours(3));
        as("viewer").get(SILENCES).then().body("items", empty());
        as("admin").get("/api/v1/audit?action=silence.end").then().body("items[0].before.id", equalTo(of));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"until\":\"%s\",\"reason\":\"r\"} | PT1H | upstreamId",
                "{\"upstreamId\":\"nowhere\",\"until\":\"%s\",\"reason\":\"r\"} | PT1H | upstreamId",
                "{\"upstreamId\":\"bgs\",\"until\":\"%s\",\"reason\":\"r\"} | PT25H | until",
                "{\"upstreamId\":\"bgs\",\"until\":\"%s\",\"reason\":\"r\"} | PT-1H | until",
                "{\"upstreamId\":\"bgs\",\"until\":\"%s\"} | PT1H | reason",
            })
    void aSilenceHasAnObjectAReasonAndAnEndWithinADay(String body, Duration length, String field) {
        post(SILENCES, String.format(body, clock.instant().plus(length)))
                .statusCode(400)
                .body("errors.field", contains(field));
    }

    @Test
    void theSilenceOfARestrictedIncidentIsAsSecretAsThat() {
        String incident = failing();
        write("PATCH", incident, "{\"conditions\":{\"security\":true}}").statusCode(200);
        String until = clock.instant().plus(Duration.ofHours(2)).toString();
        post(SILENCES, "{\"incidentId\":\"" + open().id() + "\",\"until\":\"" + until + "\",\"reason\":\"r\"}")
                .statusCode(201);
        as("viewer").get(SILENCES).then().body("items", empty());
        as("approver").get(SILENCES).then().body("items", hasSize(1));
    }

    @Test
    void whatIsNotToldOfAnUpstreamIsKeptWithItsReason() {
        down("bgs");
        down("caseflow", "bgs");
        quiet.cover("vaos");
        down("vaos");
        quiet.uncover();
        as("viewer")
                .get("/api/v1/notifications?decision=suppressed")
                .then()
                .body("items.findAll { it.reason == 'inside a planned maintenance window' }.text", hasSize(1))
                .body(
                        "items.findAll { it.reason == 'its cause is told with incident #" + open().number()
                                + "' }.incidentId",
                        contains(open().id().toString()));
    }

    @Test
    void peoplesTextsAreScreenedForPersonalDataWhereverTheyWrite() {
        String incident = failing();
        post(incident + "/notes", "{\"text\":\"of 123-45-6789\"}")
                .statusCode(400)
                .body("errors.field", contains("text"))
                .body("detail", containsString("found what looks like a Social Security number"))
                .body("detail", not(containsString("6789")));
        post(incident + "/report", "{\"link\":\"https://example.com/1\",\"note\":\"jane@example.com\"}")
                .statusCode(400)
                .body("errors.field", contains("note"));
        post(PATH, "{\"kind\":\"control\",\"title\":\"ICN 1012345678V123456\",\"description\":\"d\"}")
                .statusCode(400)
                .body("errors.field", contains("title"));
        write("PATCH", incident, "{\"title\":\"call 202-555-0182\"}")
                .statusCode(400)
                .body("errors.field", contains("title"));
        as("approver")
                .contentType(ContentType.JSON)
                .body("{\"upstreamId\":\"bgs\",\"userMessage\":\"mail jane@example.com\"}")
                .post("/api/v1/maintenance-windows")
                .then()
                .statusCode(400)
                .body("errors.field", contains("userMessage"))
                .body("title", not(blankOrNullString()));
    }
}
