package gov.va.mobile.watch.notification;

import static gov.va.mobile.watch.support.TestTokens.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gov.va.mobile.watch.incident.IncidentAgenda;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.incident.Silences;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.window.Windows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Business hours with the clock that the rest of the service has (behaviour.md §6; case 43). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class RemindersTest {
    private static final String INCIDENTS = "/api/v1/incidents";
    private static final BusinessHours HOURS = BusinessHours.of("us-federal");

    @Inject
    NotificationRepository notifications;

    @Inject
    AttentionRepository attentions;

    @Inject
    Event<Outbox.Added> added;

    @Inject
    Incidents incidents;

    @Inject
    IncidentAgenda agenda;

    @Inject
    Windows windows;

    @Inject
    Silences silences;

    @Inject
    CurrentMap map;

    @Inject
    Turn turn;

    @Inject
    TestClock clock;

    @Inject
    OutboxRows rows;

    @Inject
    EntityManager entities;

    private ServicesMap before;

    @BeforeEach
    void begin() {
        before = map.get();
        map.set(Views.map());
        clear();
    }

    @AfterEach
    void end() {
        clear();
        clock.reset();
        map.set(before);
    }

    private void clear() {
        rows.clear();
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("DELETE FROM incident").executeUpdate();
            entities.createNativeQuery("DELETE FROM opening").executeUpdate();
        });
    }

    @Test
    void overnightInHoldOnlyTheOpeningTellsWhatEndedAndWhatIsStillOpen() {
        Instant night = night();
        go(night);
        String over = open("vaos is slow");
        post(over + "/resolve", "{}", 1);
        String still = open("bgs is down");
        Due reminders = reminders(Outside.HOLD);
        reminders.look();
        assertThat(told()).isEmpty();

        go(HOURS.nextOpen(night));
        reminders.look();
        reminders.look();
        assertThat(rows.all())
                .filteredOn(row -> row.decision().equals("send"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo("opening");
                    assertThat(row.text())
                            .startsWith("Good morning: 1 need you now, 0 still open, 1 over")
                            .contains("@mobile-oncall", "Needs you now: incident #", "bgs is down", "acknowledge it")
                            .contains("Over: incident #", "vaos is slow");
                });

        clock.advance(Duration.ofMinutes(16));
        reminders.look();
        assertThat(told()).containsExactly("opening", "unacknowledged");
        post(still + "/acknowledge", "{}", 1);
        clock.advance(Duration.ofMinutes(19));
        reminders.look();
        assertThat(told()).hasSize(2);
        clock.advance(Duration.ofMinutes(2));
        reminders.look();
        assertThat(told()).containsExactly("opening", "unacknowledged", "reminder");
        assertThat(rows.all().getLast().text()).contains("Acknowledged by: responder", "Open steps: ");
    }

    @Test
    void anOpeningWithNothingToTellIsSilent() {
        Instant night = night();
        go(HOURS.nextOpen(night));
        reminders(Outside.QUIET).look();
        assertThat(rows.all()).isEmpty();
    }

    @Test
    void theProductOwnerHearsAtTheOpeningWhatCameToHoldOutsideBusinessHours() {
        Instant night = night();
        go(night);
        String incident = open("bgs is down");
        patch(incident, "{\"conditions\":{\"significantPeriod\":true}}", 1);
        assertThat(told()).isEmpty();
        go(HOURS.nextOpen(night));
        Due reminders = reminders(Outside.QUIET);
        reminders.look();
        reminders.look();
        assertThat(rows.all())
                .filteredOn(row -> row.decision().equals("send"))
                .extracting(NotificationView::kind, NotificationView::destination)
                .containsExactly(tuple("opening", "alerts"), tuple("productOwner", "team"));
        assertThat(incidents.open().getFirst().nextSteps())
                .filteredOn(step -> step.step().equals("productOwner"))
                .singleElement()
                .satisfies(step -> assertThat(step.state()).isEqualTo("done"));
    }

    private List<String> told() {
        return rows.all().stream()
                .filter(row -> row.decision().equals("send"))
                .map(NotificationView::kind)
                .toList();
    }

    /** An hour after business hours have ended next. */
    private Instant night() {
        return HOURS.nextOpen(clock.instant()).plus(BusinessHours.DAY).plus(Duration.ofHours(1));
    }

    private void go(Instant at) {
        clock.advance(Duration.between(clock.instant(), at).plusMillis(1));
    }

    /** What time brings about, in the order in which it is looked at. */
    private record Due(OpeningClock openings, Reminders reminders) {
        void look() {
            openings.look();
            reminders.look();
        }
    }

    private Due reminders(Outside outside) {
        var channels = new Channels(Webhooks.all("http://localhost:1/services/x"));
        var outbox = new Outbox(notifications, channels, added, clock);
        var manners = new Manners(() -> outside, "us-federal", "https://watch.example");
        var hush = new Hush(silences, clock);
        var rules = new Rules(channels, manners, hush, clock);
        var owner = new OwnerNotices(notifications, incidents, outbox, rules, manners, map);
        var openings = new Openings(attentions, incidents, agenda, windows, outbox, owner, rules, hush, manners, map);
        return new Due(
                new OpeningClock(openings, manners, turn, clock),
                new Reminders(attentions, incidents, outbox, rules, manners, map, turn, clock));
    }

    private String open(String title) {
        return INCIDENTS + "/"
                + as("responder")
                        .contentType(ContentType.JSON)
                        .body("{\"kind\":\"nonControl\",\"title\":\"" + title + "\",\"description\":\"d\"}")
                        .post(INCIDENTS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private void post(String path, String body, int version) {
        as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post(path)
                .then()
                .statusCode(200);
    }

    private void patch(String path, String body, int version) {
        as("responder")
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch(path)
                .then()
                .statusCode(200);
    }
}
