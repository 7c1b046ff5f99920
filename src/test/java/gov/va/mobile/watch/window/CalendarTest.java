package gov.va.mobile.watch.window;

import static gov.va.mobile.watch.support.TestTokens.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** The calendar that others subscribe to, and the report of what windows were good for. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class CalendarTest extends WindowTestBase {
    private static final String CALENDAR = "/api/v1/maintenance-windows.ics";

    @Test
    void eventsKeepTheirIdAndCountTheirChanges() throws Exception {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        proposal("mpi");
        VEvent first = events().getFirst();
        assertThat(first.getUid().orElseThrow().getValue()).isEqualTo(window.id() + "@upstream-watch");
        assertThat(first.getSequence().getSequenceNo()).isEqualTo(1);
        assertThat(first.getSummary().getValue()).isEqualTo("Maintenance of BGS (the app and VA.gov)");
        assertThat(first.getDescription().getValue()).contains("payment_history, appeals");
        WindowView moved = decisions.edit(
                call(window), new WindowRequests.Edit(null, window.end().plusSeconds(600), null, "longer"));
        decisions.cancel(call(moved), new WindowRequests.Reason(null));
        VEvent last = events().getFirst();
        assertThat(events()).hasSize(1);
        assertThat(last.getUid()).isEqualTo(first.getUid());
        assertThat(last.getSequence().getSequenceNo()).isEqualTo(3);
        assertThat(last.getStatus().getValue()).isEqualTo("CANCELLED");
    }

    @Test
    void readableByTheFeedKeyAlone() {
        given().get(CALENDAR).then().statusCode(401);
        given().get(CALENDAR + "?key=wrong-key-of-somebody").then().statusCode(401);
        given().get(CALENDAR + "?key=feed-key-of-the-tests")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/calendar"));
    }

    @Test
    void linesAreFoldedAndEndAsTheStandardSays() {
        planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        String text =
                as("viewer").get(CALENDAR).then().statusCode(200).extract().asString();
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("METHOD:PUBLISH\r\n");
        assertThat(text.lines()).allMatch(line -> line.length() <= 75);
        assertThat(text).contains("DTSTART:20").doesNotContain("TZID");
    }

    @Test
    void wasteAndOverrunByWindowAndUpstream() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        windowClock.decideDue();
        clock.advance(Duration.between(clock.instant(), window.end()).plusMinutes(10));
        windowClock.decideDue();
        health.outage(new Outage(
                "bgs",
                window.start().minusSeconds(960),
                Optional.of(window.end().plusSeconds(300))));
        health.set("bgs", HealthStatus.UP, clock.instant());
        String from = window.start().minusSeconds(7200).toString();
        as("viewer")
                .queryParam("from", from)
                .queryParam("to", clock.instant().toString())
                .get("/api/v1/reports/maintenance-windows")
                .then()
                .statusCode(200)
                .body("windows", hasSize(1))
                .body("windows[0].effect.wasted", equalTo("PT0S"))
                .body("windows[0].effect.overrun", equalTo("PT5M"))
                .body("upstreams[0].upstreamId", equalTo("bgs"))
                .body("upstreams[0].windows", equalTo(1))
                .body("estimates.proposals", equalTo(1))
                .body("estimates.inside", equalTo(0));
        as("viewer")
                .get("/api/v1/reports/maintenance-windows?from=yesterday")
                .then()
                .statusCode(400);
        as("viewer")
                .get("/api/v1/reports/maintenance-windows?from=2027-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")
                .then()
                .statusCode(400);
        assertThat(incidents.said())
                .anyMatch(note -> note.contains("ended") && note.contains("the app was blocked for"));
    }

    private List<VEvent> events() throws Exception {
        String text =
                as("viewer").get(CALENDAR).then().statusCode(200).extract().asString();
        return new CalendarBuilder().build(new StringReader(text)).getComponents("VEVENT");
    }
}
