package gov.va.mobile.watch.window;

import static gov.va.mobile.watch.support.TestTokens.as;
import static gov.va.mobile.watch.window.MaintenanceNoticeCalendarTest.calendar;
import static gov.va.mobile.watch.window.MaintenanceNoticeCalendarTest.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.WindowChange.Kind;
import gov.va.mobile.watch.window.WindowView.Origin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What upstreams announce becomes proposals (issue "Maintenance windows", calendar in). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class MaintenanceNoticeTest extends WindowTestBase {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Inject
    MaintenanceNoticeDesk desk;

    @Inject
    HeardWindows heard;

    @Inject
    QuietWindows quiet;

    private Instant start = Instant.EPOCH;

    @BeforeEach
    void hour() {
        heard.clear();
        start = in(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void pastedTimesAreProposedToldAndPublishedOnlyOnceConfirmed() throws Exception {
        WindowView proposed = pasted("bgs", start, "INC42").items().getFirst();
        assertThat(proposed.status()).isEqualTo(WindowStatus.PROPOSED);
        assertThat(proposed.origin()).isEqualTo(Origin.PROPOSAL);
        assertThat(proposed.start()).isEqualTo(start);
        assertThat(proposed.announced().orElseThrow().source()).contains("mail of BGS");
        assertThat(heard.kinds()).containsExactly(Kind.PROPOSED);
        publishAgain();
        assertThat(pagerduty.open()).isEmpty();
        // an outage of its own has its own proposal
        assertThat(proposalFor("bgs").incidentId()).isPresent();
        WindowView confirmed = confirm(now(proposed), "shared");
        assertThat(confirmed.start()).isEqualTo(start);
        assertThat(confirmed.origin()).isEqualTo(Origin.PLANNED);
        publishAgain();
        assertThat(pagerduty.open()).hasSize(1);
        clock.advance(Duration.between(clock.instant(), start.plusSeconds(60)));
        windowClock.decideDue();
        assertThat(quiet.covers("bgs", clock.instant())).isTrue();
    }

    @Test
    void movedDatesMoveTheProposalAndAreToldOfWhatIsConfirmed() {
        WindowView proposed = pasted("bgs", start, "INC42").items().getFirst();
        WindowView moved =
                pasted("bgs", start.plusSeconds(3600), "INC42").items().getFirst();
        assertThat(moved.id()).isEqualTo(proposed.id());
        assertThat(moved.start()).isEqualTo(start.plusSeconds(3600));
        assertThat(moved.version()).isEqualTo(2);
        assertThat(refused(() -> confirm(proposed, "shared"))).isEqualTo(412);
        WindowView confirmed = confirm(moved, "shared");
        heard.clear();
        pasted("bgs", start, "INC42");
        pasted("bgs", start, "INC42");
        assertThat(heard.kinds()).containsExactly(Kind.CHANGE_PROPOSED);
        assertThat(heard.last(Kind.CHANGE_PROPOSED).text()).contains("announced anew, from " + start);
        assertThat(now(confirmed).start()).isEqualTo(start.plusSeconds(3600));
        assertThat(now(confirmed).version()).isEqualTo(confirmed.version());
    }

    @Test
    void aCalendarsEventsMoveAreCancelledAndNeverGoBack() {
        MaintenanceNoticeAnswer answer = calendared("SEQUENCE:1", start, "CONFIRMED");
        WindowView proposed = answer.items().getFirst();
        assertThat(calendared("SEQUENCE:0", start.plusSeconds(60), "CONFIRMED")
                        .ignored()
                        .getFirst()
                        .reason())
                .contains("older than what is known");
        assertThat(now(proposed).start()).isEqualTo(start);
        calendared("SEQUENCE:2", start.plusSeconds(60), "CONFIRMED");
        assertThat(now(proposed).start()).isEqualTo(start.plusSeconds(60));
        calendared("SEQUENCE:3", start.plusSeconds(60), "CANCELLED");
        assertThat(now(proposed).status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(calendared("SEQUENCE:3", start.plusSeconds(60), "CANCELLED").items())
                .isEmpty();
    }

    @Test
    void whatIsMovedToATimeThatIsOverIsWithdrawn() {
        WindowView proposed =
                calendared("SEQUENCE:1", start, "CONFIRMED").items().getFirst();
        MaintenanceNoticeAnswer answer =
                calendared("SEQUENCE:2", clock.instant().minus(Duration.ofHours(3)), "CONFIRMED");
        assertThat(answer.ignored().getFirst().reason()).isEqualTo("it is over");
        assertThat(now(proposed).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    @Test
    void whatWasRejectedComesBackOnlyWithOtherTimes() {
        WindowView proposed = pasted("bgs", start, "INC42").items().getFirst();
        decisions.reject(call(proposed), new WindowRequests.Reason("only their test system"));
        assertThat(pasted("bgs", start, "INC42").ignored().getFirst().reason()).contains("rejected already");
        assertThat(pasted("bgs", start.plusSeconds(3600), "INC42").items()).hasSize(1);
    }

    @Test
    void anOccurrenceThatTheRuleHasNoLongerIsWithdrawn() {
        desk.take(announce("bgs", calendar(rule("RRULE:FREQ=DAILY;COUNT=3"))), ANN);
        assertThat(windows.live()).hasSize(3);
        desk.take(announce("bgs", calendar(rule("RRULE:FREQ=DAILY;COUNT=2"))), ANN);
        assertThat(windows.live()).hasSize(2);
    }

    @Test
    void unconfirmedAtItsStartItSaysSoAndIsWithdrawnAtItsEnd() {
        WindowView proposed = pasted("bgs", start, "INC42").items().getFirst();
        heard.clear();
        clock.advance(Duration.between(clock.instant(), start.plusSeconds(1)));
        windowClock.decideDue();
        windowClock.decideDue();
        assertThat(heard.kinds()).containsExactly(Kind.PROPOSED);
        assertThat(heard.last(Kind.PROPOSED).text()).contains("nobody has confirmed it");
        assertThat(now(proposed).status()).isEqualTo(WindowStatus.PROPOSED);
        pass(Duration.ofHours(1));
        assertThat(now(proposed).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    @Test
    void bySomebodyWhoMayAndWithEveryMistakeNamed() {
        var body = Map.of(
                "upstreamId",
                "bgs",
                "start",
                start.toString(),
                "end",
                start.plusSeconds(3600).toString());
        as("viewer")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(403);
        as("responder")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(200)
                .body("items.status", contains("proposed"))
                .body("items[0].announced.cancelled", equalTo(false));
        as("responder")
                .contentType(ContentType.JSON)
                .body(Map.of("upstreamId", "nobody"))
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("upstreamId", "start", "end"));
        as("responder")
                .contentType(ContentType.JSON)
                .body(Map.of("upstreamId", "bgs", "calendar", "<html>"))
                .post("/api/v1/maintenance-notices")
                .then()
                .statusCode(400)
                .body("errors.field", contains("calendar"));
    }

    private MaintenanceNoticeAnswer pasted(String upstream, Instant from, String reference) {
        return desk.take(
                new WindowRequests.Announce(upstream, from, from.plusSeconds(3600), reference, "mail of BGS", null),
                ANN);
    }

    private MaintenanceNoticeAnswer calendared(String sequence, Instant from, String status) {
        String event = event(
                "UID:works",
                sequence,
                "STATUS:" + status,
                "DTSTART:" + BASIC.format(from),
                "DTEND:" + BASIC.format(from.plusSeconds(3600)));
        return desk.take(announce("bgs", calendar(event)), ANN);
    }

    private String rule(String rrule) {
        return event(
                "UID:nightly",
                "DTSTART:" + BASIC.format(start),
                "DTEND:" + BASIC.format(start.plusSeconds(3600)),
                rrule);
    }

    private static WindowRequests.Announce announce(String upstream, String calendar) {
        return new WindowRequests.Announce(upstream, null, null, null, null, calendar);
    }

    private WindowView proposalFor(String upstream) {
        outage(upstream);
        pass(Duration.ofMinutes(15).plusSeconds(1));
        return windows.live().stream()
                .filter(window -> window.incidentId().isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static int refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem().status();
    }
}
