package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.incident.SilenceView;
import gov.va.mobile.watch.incident.Silences;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.CheckBoard;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.poll.WayOut;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Calendars;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of checks becomes a message, once, and its end another. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class NoticesTest {
    private static final BusinessHours HOURS = BusinessHours.of("us-federal");

    @Inject
    NotificationRepository notifications;

    @Inject
    NoticeStore store;

    @Inject
    Event<Outbox.Added> added;

    @Inject
    @Any
    Instance<Quiet> quiet;

    @Inject
    CurrentMap map;

    @Inject
    WayOut wayOut;

    @Inject
    Turn turn;

    @Inject
    TestClock clock;

    @Inject
    Calendars calendars;

    @Inject
    DataSource database;

    @Inject
    OutboxRows rows;

    private final List<CheckView> seen = new ArrayList<>();
    private HealthStatus health = HealthStatus.UP;
    private Optional<SilenceView> silence = Optional.empty();
    private ServicesMap before;

    @BeforeEach
    void begin() {
        before = map.get();
        map.set(TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of()));
        rows.clear();
        clock.reset();
        go(HOURS.nextOpen(clock.instant().plus(Duration.ofDays(1))).plusSeconds(60));
    }

    @AfterEach
    void end() throws SQLException {
        calendar(0);
        store.all().forEach(store::forget);
        rows.clear();
        clock.reset();
        map.set(before);
    }

    @Test
    void anUpstreamThatIsAskedWronglyIsToldOnceAndItsEnd() {
        wrong();
        look();
        look();
        assertThat(rows.all()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("upstreamMisconfigured");
            assertThat(row.decision()).isEqualTo("send");
            assertThat(row.text())
                    .startsWith("Misconfigured: we ask BGS wrongly")
                    .contains("main: answered 401");
        });
        seen.clear();
        look();
        look();
        assertThat(rows.all())
                .extracting(NotificationView::kind, NotificationView::decision)
                .containsExactly(tuple("upstreamMisconfigured", "send"), tuple("upstreamMended", "send"));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void atNightItIsKeptUntoldAndToldInTheMorning() {
        Instant night = nextNight();
        go(night);
        wrong();
        look();
        assertThat(rows.all()).extracting(NotificationView::decision).containsExactly("suppressed");
        go(HOURS.nextOpen(night).plusSeconds(1));
        look();
        look();
        assertThat(rows.all()).extracting(NotificationView::decision).containsExactly("suppressed", "send");
    }

    @Test
    void aSilenceKeepsItUntoldWithItsReasonAndItsEndIsNoNews() {
        silence = Optional.of(new SilenceView(
                UUID.randomUUID(),
                Optional.of("bgs"),
                Optional.empty(),
                clock.instant().plusSeconds(600),
                "known",
                "pat",
                clock.instant()));
        wrong();
        look();
        seen.clear();
        look();
        assertThat(rows.all()).extracting(NotificationView::decision).containsExactly("suppressed", "suppressed");
        assertThat(rows.all().getFirst().reason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("silenced").contains("known"));
        assertThat(rows.all().getLast().reason()).contains("nobody was told that it began");
    }

    @Test
    void degradedForHalfAnHourIsToldAndThatItIsDownIsNotSaidToBeItsEnd() {
        health = HealthStatus.DEGRADED;
        look();
        assertThat(rows.all()).isEmpty();
        clock.advance(Duration.ofMinutes(30));
        look();
        health = HealthStatus.DOWN;
        look();
        assertThat(rows.all())
                .extracting(NotificationView::kind, NotificationView::decision)
                .containsExactly(tuple("upstreamDegraded", "send"), tuple("upstreamMended", "suppressed"));
    }

    private void wrong() {
        seen.add(NoticePolicyTest.check("bgs", ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS, "answered 401"));
    }

    @Test
    void aCalendarThatCannotBeReadIsToldOnceInBusinessHoursAndItsEnd() throws SQLException {
        calendar(2);
        look();
        assertThat(rows.all()).isEmpty();
        calendar(3);
        Instant opening = HOURS.nextOpen(nextNight());
        go(opening.minusSeconds(60));
        look();
        assertThat(rows.all()).isEmpty();
        go(opening.plusSeconds(60));
        look();
        look();
        assertThat(rows.all()).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo("calendarUnreadable");
            assertThat(row.decision()).isEqualTo("send");
            assertThat(row.text())
                    .startsWith("The maintenance calendar of BGS cannot be read")
                    .contains("status: expected 200, found 404")
                    .contains("what it said last stays in force");
        });
        health = HealthStatus.UNKNOWN;
        calendar(0);
        look();
        look();
        assertThat(rows.all())
                .extracting(NotificationView::kind, NotificationView::decision)
                .containsExactly(tuple("calendarUnreadable", "send"), tuple("upstreamMended", "send"));
        assertThat(rows.all().getLast().text()).startsWith("The maintenance calendar of BGS is read again");
    }

    /** Whenever the test runs: a business day after a moment within business hours nobody works. */
    private Instant nextNight() {
        return HOURS.nextOpen(clock.instant()).plus(BusinessHours.DAY).plus(Duration.ofHours(1));
    }

    private void calendar(int failures) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM notice_calendar");
            statement.execute(
                    "INSERT INTO notice_calendar (upstream_id, address, due_at, holder, failures, problem, problem_since) SELECT 'bgs', 'a', now(),"
                            + " gen_random_uuid(), n, CASE WHEN n > 0 THEN 'status: expected 200, found 404' END, CASE WHEN n > 0 THEN now() END"
                            + " FROM (SELECT " + failures + " AS n) AS of");
        }
    }

    private void go(Instant at) {
        clock.advance(Duration.between(clock.instant(), at));
    }

    private void look() {
        Silences silences = (upstream, incident, at) -> silence;
        var manners = new Manners(() -> Outside.QUIET, "us-federal", "https://watch.example");
        var hush = new Hush(silences, clock);
        var channels = new Channels(Webhooks.all("http://localhost:1/services/x"));
        var rules = new Rules(channels, manners, hush, clock);
        new Notices(
                        store,
                        board(),
                        calendars,
                        book(),
                        quiet,
                        new Outbox(notifications, channels, added, clock),
                        rules,
                        hush,
                        manners,
                        map,
                        wayOut,
                        turn,
                        clock)
                .look();
    }

    private CheckBoard board() {
        return new CheckBoard(database) {
            @Override
            public List<CheckView> inTrouble() {
                return List.copyOf(seen);
            }
        };
    }

    private HealthBook book() {
        Instant since = health == HealthStatus.DEGRADED && store.all().isEmpty() ? clock.instant() : Instant.EPOCH;
        return new HealthBook() {
            @Override
            public Map<String, UpstreamHealth> upstreams() {
                return Map.of(
                        "bgs", new UpstreamHealth("bgs", health, Optional.of(since), List.of(), Optional.empty()));
            }

            @Override
            public List<Outage> outagesSince(Instant from) {
                return List.of();
            }

            @Override
            public List<Outage> outagesThatCount(Instant from) {
                return List.of();
            }
        };
    }
}
