package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import gov.va.mobile.watch.incident.IncidentChange.Kind;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alertmanager's and Datadog's webhooks. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class AlertsTest extends IncidentTestBase {
    @Inject
    FakeQuiet quiet;

    @AfterEach
    void uncover() {
        quiet.uncover();
    }

    private static ValidatableResponse post(String source, String body) {
        return TestTokens.as("responder")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/alerts/" + source)
                .then();
    }

    private static String alert(String fingerprint, String status, String upstream) {
        String label = upstream.isEmpty() ? "" : ",\"upstream\":\"" + upstream + "\"";
        return "{\"status\":\"" + status + "\",\"labels\":{\"alertname\":\"QueueStuck\"" + label + "},"
                + "\"annotations\":{\"summary\":\"the queue of " + fingerprint + " is stuck\"},"
                + "\"startsAt\":\"2026-11-24T12:00:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"http://p/\","
                + "\"fingerprint\":\"" + fingerprint + "\"}";
    }

    private static ValidatableResponse alertmanager(String... alerts) {
        return post(
                        "alertmanager",
                        "{\"version\":\"4\",\"groupKey\":\"{}:{alertname=\\\"QueueStuck\\\"}\",\"truncatedAlerts\":0,"
                                + "\"status\":\"firing\",\"receiver\":\"watch\",\"groupLabels\":{},\"commonLabels\":{},"
                                + "\"commonAnnotations\":{},\"externalURL\":\"http://a/\",\"alerts\":["
                                + String.join(",", alerts) + "]}")
                .statusCode(200);
    }

    private static ValidatableResponse datadog(String transition, String tags) {
        return post(
                        "datadog",
                        "{\"alert_id\":\"1234\",\"alert_cycle_key\":\"c1\",\"alert_transition\":\"" + transition
                                + "\",\"title\":\"[Triggered] error rate of bgs\",\"tags\":\"" + tags + "\"}")
                .statusCode(200);
    }

    private void pass(Duration time) {
        clock.advance(time);
        incidentClock.look();
    }

    @Test
    void oneDeliveryOpensOneIncidentAndItsRepetitionChangesNothing() {
        alertmanager(alert("a", "firing", "bgs"), alert("b", "firing", "bgs"))
                .body("alerts.outcome", equalTo(java.util.List.of("opened", "joined")))
                .body("alerts[0].upstreamId", equalTo("bgs"))
                .body("alerts[0].incidentId", equalTo(open().id().toString()));
        assertThat(open().title()).isEqualTo("BGS: the queue of a is stuck");
        assertThat(open().affected().features()).containsExactlyInAnyOrder("payment_history", "appeals");
        IncidentView before = open();
        pass(Duration.ofHours(4));
        alertmanager(alert("a", "firing", "bgs"), alert("b", "firing", "bgs"))
                .body("alerts.outcome", equalTo(java.util.List.of("known", "known")));
        assertThat(open()).isEqualTo(before);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED);
    }

    @Test
    void resolvesWhatOnlyAlertsOpenedOnceAllOfThemAreOver() {
        alertmanager(alert("a", "firing", "bgs"), alert("b", "firing", "bgs"));
        alertmanager(alert("a", "resolved", "bgs")).body("alerts[0].outcome", equalTo("over"));
        pass(Duration.ofMinutes(10));
        assertThat(incidents.open()).as("b still fires").hasSize(1);
        alertmanager(alert("b", "resolved", "bgs"));
        alertmanager(alert("b", "resolved", "bgs")).body("alerts[0].outcome", equalTo("known"));
        pass(Duration.ofMinutes(1));
        assertThat(incidents.open()).as("resolveAfter is 2 min").hasSize(1);
        alertmanager(alert("c", "firing", "bgs"));
        pass(Duration.ofMinutes(5));
        assertThat(incidents.open()).as("another one fires").hasSize(1);
        alertmanager(alert("c", "resolved", "bgs"));
        pass(Duration.ofMinutes(3));
        assertThat(incidents.open()).isEmpty();
        alertmanager(alert("a", "firing", "bgs")).body("alerts[0].outcome", equalTo("reopened"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.RESOLVED, Kind.REOPENED);
    }

    @Test
    void oneThatComesAndGoesKeepsItsIncidentUntilItStaysAway() {
        for (int i = 0; i < 3; i++) {
            alertmanager(alert("a", "firing", "bgs"));
            pass(Duration.ofMinutes(5));
            alertmanager(alert("a", "resolved", "bgs"));
            pass(Duration.ofMinutes(1));
            assertThat(incidents.open()).hasSize(1);
        }
        pass(Duration.ofMinutes(2));
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.RESOLVED);
    }

    @Test
    void doesNotResolveWhatACheckOpenedOrStillSeesFailing() {
        down("bgs");
        alertmanager(alert("a", "firing", "bgs")).body("alerts[0].outcome", equalTo("joined"));
        alertmanager(alert("a", "resolved", "bgs"));
        pass(Duration.ofMinutes(10));
        assertThat(open().failure()).contains(FAILURE);
        alertmanager(alert("v", "firing", "vaos"));
        down("vaos");
        alertmanager(alert("v", "resolved", "vaos"));
        pass(Duration.ofMinutes(10));
        assertThat(incidents.open()).hasSize(2);
        up("vaos");
        pass(Duration.ofMinutes(3));
        assertThat(incidents.open()).hasSize(1);
    }

    @Test
    void withoutAnUpstreamOfTheMapAGroupHasOneIncidentThatSaysWhy() {
        alertmanager(alert("a", "firing", "nobody"), alert("b", "firing", ""))
                .body("alerts.outcome", equalTo(java.util.List.of("opened", "joined")))
                .body("alerts[0].upstreamId", nullValue());
        IncidentView incident = open();
        assertThat(incident.title()).isEqualTo("the queue of a is stuck");
        TestTokens.as("viewer")
                .get("/api/v1/incidents/" + incident.id() + "/timeline")
                .then()
                .body(
                        "items.text",
                        hasItems(
                                "The alert names \"nobody\", expected a label upstream with an id of the services map."));
        alertmanager(alert("a", "resolved", "nobody"), alert("b", "resolved", ""));
        pass(Duration.ofMinutes(3));
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void whatStillFiresAfterAPlannedWindowOpensThen() {
        quiet.cover("bgs");
        alertmanager(alert("a", "firing", "bgs")).body("alerts[0].outcome", equalTo("covered"));
        assertThat(incidents.open()).isEmpty();
        quiet.uncover();
        alertmanager(alert("a", "firing", "bgs")).body("alerts[0].outcome", equalTo("opened"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Triggered", "No Data", "Re-Triggered", "Renotify"})
    void datadogFires(String transition) {
        datadog(transition, "env:prod, upstream:bgs").body("alerts[0].outcome", equalTo("opened"));
        datadog("Renotify", "env:prod, upstream:bgs").body("alerts[0].outcome", equalTo("known"));
        datadog("Recovered", "env:prod, upstream:bgs").body("alerts[0].outcome", equalTo("over"));
        pass(Duration.ofMinutes(3));
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void datadogSWarningsOpenNothing() {
        datadog("Warn", "upstream:bgs").body("alerts[0].outcome", equalTo("warning"));
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void personalDataIsLeftOutInsteadOfLosingTheAlert() {
        alertmanager(alert("796-01-1234", "firing", "bgs"));
        assertThat(open().title()).isEqualTo("BGS: (text left out: it looks like a Veteran's personal data)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "alertmanager | []  | body     | found a list, expected an object",
                "alertmanager | {}  | version  | found nothing, expected one of 4",
                "alertmanager | {}  | groupKey | found nothing, expected a text",
                "alertmanager | {}  | alerts   | found nothing, expected a list",
                "alertmanager | {\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[{\"status\":\"on\",\"fingerprint\":7}]} | alerts[0].status | found on, expected one of firing, resolved",
                "alertmanager | {\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[{\"status\":\"on\",\"fingerprint\":7}]} | alerts[0].fingerprint | found a number, expected a text",
                "alertmanager | {\"version\":\"4\",\"groupKey\":\"g\",\"alerts\":[{\"status\":\"firing\",\"fingerprint\":\"f\",\"labels\":{\"upstream\":5}}]} | alerts[0].labels.upstream | found a number, expected a text",
                "datadog      | {\"alert_cycle_key\":\"c\",\"alert_transition\":\"Triggered\",\"tags\":[\"upstream:bgs\"]} | tags | found a list, expected a text",
                "datadog      | {\"id\":\"1\",\"title\":\"x\"} | alert_cycle_key | found nothing, expected a text",
                "datadog      | {\"alert_cycle_key\":\"c\"} | alert_transition | found nothing, expected one of Triggered, Re-Triggered, No Data, Re-No Data, Warn, Re-Warn, Renotify, Recovered",
            })
    void bodiesThatAreNone(String source, String body, String field, String message) {
        post(source, body)
                .statusCode(400)
                .body("errors.find { it.field == '" + field + "' }.message", equalTo(message));
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void onlyRespondersAndOnlyTheTwoSources() {
        post("nagios", "{}").statusCode(404).body("detail", containsString("nagios"));
        TestTokens.as("viewer")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/alerts/datadog")
                .then()
                .statusCode(403);
    }
}
