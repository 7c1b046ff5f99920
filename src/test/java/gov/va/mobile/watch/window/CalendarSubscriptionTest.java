package gov.va.mobile.watch.window;

import static gov.va.mobile.watch.support.FaultServer.http;
import static gov.va.mobile.watch.window.MaintenanceNoticeCalendarTest.calendar;
import static gov.va.mobile.watch.window.MaintenanceNoticeCalendarTest.event;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.MaintenanceCalendar;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.FaultServer;
import gov.va.mobile.watch.support.FaultServer.Request;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowChange.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars that are read by subscription (issue "Maintenance windows", calendar in). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class CalendarSubscriptionTest extends WindowTestBase {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Inject
    CalendarSubscription subscription;

    @Inject
    Calendars calendars;

    @Inject
    HeardWindows heard;

    @Inject
    MeterRegistry metrics;

    private final FaultServer server = FaultServer.plain();
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void subscribe() throws SQLException {
        sql("DELETE FROM notice_calendar");
        heard.clear();
        start = in(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        subscribe("/bgs.ics", QUARTER, EventRule.ALL);
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
        sql("DELETE FROM notice_calendar");
    }

    @Test
    void eachEventIsProposedMovesAndIsWithdrawnWithTheCalendar() throws SQLException {
        serve(works("a", 0, start), works("b", 0, start.plus(Duration.ofDays(1))));
        read();
        assertThat(windows.live())
                .extracting(window -> window.announced().orElseThrow().reference())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(windows.live()).allSatisfy(window -> {
            assertThat(window.status()).isEqualTo(WindowStatus.PROPOSED);
            assertThat(window.announced().orElseThrow().source()).contains("its calendar at localhost");
            assertThat(window.decidedBy()).isEmpty();
        });
        assertThat(heard.together(Kind.PROPOSED)).as("told at once").containsExactly(List.of("bgs", "bgs"));
        read();
        assertThat(heard.kinds()).as("nothing new").hasSize(2);
        WindowView b = named("b");
        serve(works("a", 1, start.plusSeconds(3600)));
        read();
        assertThat(named("a").start()).isEqualTo(start.plusSeconds(3600));
        assertThat(named("a").version()).isEqualTo(2);
        assertThat(now(b).status()).as("vanished").isEqualTo(WindowStatus.WITHDRAWN);
        serve(works("a", 1, start.plusSeconds(3600)), works("b", 0, b.start()));
        read();
        assertThat(named("b").status()).as("there again").isEqualTo(WindowStatus.PROPOSED);
        serve(works("b", 0, b.start(), "STATUS:CANCELLED"));
        read();
        assertThat(windows.live()).isEmpty();
        publishAgain();
        assertThat(pagerduty.open()).isEmpty();
    }

    @Test
    void aBadAnswerLeavesWhatWasSaidInForceAndIsKnownAfterTheThird() throws SQLException {
        serve(works("a", 0, start));
        read();
        for (String bad : List.of(
                http("404 Not Found", "text/html", "gone"),
                http("200 OK", "text/html", "<html>Sign in</html>"),
                http("302 Found\r\nLocation: http://localhost:1/", "text/html", ""))) {
            assertThat(calendars.unreadable()).isEmpty();
            server.on("/bgs.ics", bad);
            read();
            assertThat(named("a").status()).isEqualTo(WindowStatus.PROPOSED);
        }
        assertThat(calendars.unreadable()).singleElement().satisfies(unreadable -> {
            assertThat(unreadable.upstreamId()).isEqualTo("bgs");
            assertThat(unreadable.what()).startsWith("status: expected 200, found 302 to http://localhost");
        });
        assertThat(metrics.get("watch.calendars.unreadable").gauge().value()).isEqualTo(1);
        serve(works("a", 0, start));
        read();
        assertThat(calendars.unreadable()).isEmpty();
        assertThat(metrics.get("watch.calendars.unreadable").gauge().value()).isZero();
        assertThat(heard.kinds()).containsExactly(Kind.PROPOSED);
    }

    @Test
    void anEventThatCannotBeReadAnyMoreHasNotVanished() throws SQLException {
        serve(works("a", 0, start));
        read();
        serve(event("UID:a", "DTSTART;VALUE=DATE:20261101"));
        read();
        assertThat(named("a").status()).isEqualTo(WindowStatus.PROPOSED);
    }

    @Test
    void oneThatBeganMayVanishAndWhatLiesFarAheadWaits() throws SQLException {
        serve(works("a", 0, start), works("far", 0, in(Duration.ofDays(40))));
        read();
        assertThat(windows.live()).hasSize(1);
        clock.advance(Duration.between(clock.instant(), start.plusSeconds(60)));
        serve(works("far", 0, in(Duration.ofDays(29)).truncatedTo(ChronoUnit.SECONDS)));
        read();
        assertThat(named("a").status()).isEqualTo(WindowStatus.PROPOSED);
        assertThat(named("far").status()).isEqualTo(WindowStatus.PROPOSED);
    }

    @Test
    void whatSomebodyConfirmedIsToldOfAndKept() throws SQLException {
        serve(works("a", 0, start));
        read();
        WindowView confirmed = confirm(named("a"), "shared");
        heard.clear();
        serve();
        read();
        read();
        assertThat(now(confirmed).status()).isEqualTo(WindowStatus.CONFIRMED);
        assertThat(heard.kinds()).containsExactly(Kind.CHANGE_PROPOSED);
        assertThat(heard.last(Kind.CHANGE_PROPOSED).text()).contains("cancelled: cancel or end this window too?");
    }

    @Test
    void anotherAddressIsAnotherCalendar() throws SQLException {
        serve(works("a", 0, start));
        read();
        assertThat(named("a").announced().orElseThrow().source()).isPresent();
        subscribe("/other.ics", QUARTER, EventRule.ALL);
        server.on("/other.ics", http("200 OK", "text/calendar", calendar(works("c", 0, start))));
        read();
        assertThat(windows.live())
                .as("another address: what the old one said has vanished")
                .extracting(window -> window.announced().orElseThrow().reference())
                .containsExactly("c");
    }

    @Test
    void theServerNeedNotSendAgainWhatIsKnown() throws SQLException {
        server.on("/bgs.ics", (socket, out) -> {
            boolean known = last().headers().containsKey("if-none-match");
            out.write((known
                            ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nLast-Modified: Tue, 20 Oct 2026 12:00:00 GMT\r\n"
                                    + "Connection: close\r\n\r\n"
                                    + calendar(event(
                                            "UID:nightly",
                                            "DTSTART:" + BASIC.format(start),
                                            "DTEND:" + BASIC.format(start.plusSeconds(3600)),
                                            "RRULE:FREQ=DAILY")))
                    .getBytes(StandardCharsets.UTF_8));
        });
        read();
        assertThat(windows.live()).hasSize(29);
        clock.advance(Duration.ofDays(1));
        read();
        assertThat(last().headers())
                .containsEntry("if-none-match", "\"v1\"")
                .containsEntry("if-modified-since", "Tue, 20 Oct 2026 12:00:00 GMT");
        assertThat(windows.live()).as("the next occurrence").hasSize(30);
    }

    @Test
    void onlyEventsOfThisUpstreamAreTaken() throws SQLException {
        subscribe("/bgs.ics", QUARTER, new EventRule(Optional.of("BGS"), Optional.empty()));
        serve(works("a", 0, start, "SUMMARY:bgs release"), works("b", 0, start, "SUMMARY:other release"));
        read();
        assertThat(windows.live())
                .extracting(window -> window.announced().orElseThrow().reference())
                .containsExactly("a");
        serve(works("a", 1, start, "SUMMARY:not theirs"));
        read();
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void itIsReadAtItsIntervalByOneReplicaAtATime() throws Exception {
        serve();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                replicas.execute(subscription::readDue);
            }
        }
        assertThat(server.requests()).hasSize(1);
        subscribe("/bgs.ics", Duration.ofMinutes(1), EventRule.ALL);
        subscription.readDue();
        assertThat(server.requests()).as("more often from now on").hasSize(2);
        server.on("/bgs.ics", http("429 Too Many Requests\r\nRetry-After: 3600", "text/plain", ""));
        read();
        assertThat(server.requests()).hasSize(3);
        read();
        assertThat(server.requests()).as("left alone").hasSize(3);
    }

    @Test
    void whatIsRecordedLateCountsNoMore() throws SQLException {
        server.on("/bgs.ics", (socket, out) -> {
            try {
                sql("UPDATE notice_calendar SET holder = gen_random_uuid()");
            } catch (SQLException failed) {
                throw new IOException(failed);
            }
            out.write(http("200 OK", "text/calendar", calendar(works("a", 0, start)))
                    .getBytes(StandardCharsets.UTF_8));
        });
        read();
        assertThat(windows.live()).isEmpty();
    }

    private void subscribe(String path, Duration interval, EventRule events) {
        var like = TestMaps.upstream("bgs");
        var read = new MaintenanceCalendar(
                URI.create("http://localhost:" + server.port() + path),
                Map.of("X-Team", new Text.Plain("mobile")),
                interval,
                Duration.ofSeconds(5),
                256 * 1024,
                Optional.empty(),
                events);
        map.set(TestMaps.map(
                List.of(new Upstream(
                        like.id(),
                        like.name(),
                        like.team(),
                        like.criticality(),
                        like.dependsOn(),
                        like.pagerduty(),
                        like.checks(),
                        like.unmonitored(),
                        like.paused(),
                        like.rule(),
                        like.policy(),
                        like.message(),
                        Optional.of(read))),
                List.of(TestMaps.feature("payment_history", "bgs"))));
    }

    private void serve(String... events) {
        server.on("/bgs.ics", http("200 OK", "text/calendar; charset=utf-8", calendar(events)));
    }

    /** However long ago it was read. */
    private void read() throws SQLException {
        sql("UPDATE notice_calendar SET due_at = now()");
        subscription.readDue();
    }

    private static String works(String uid, int sequence, Instant from, String... more) {
        return event(Stream.concat(
                        Stream.of(
                                "UID:" + uid,
                                "SEQUENCE:" + sequence,
                                "DTSTART:" + BASIC.format(from),
                                "DTEND:" + BASIC.format(from.plusSeconds(3600))),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private WindowView named(String reference) {
        return windows.live().stream()
                .filter(window -> window.announced().orElseThrow().reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private Request last() {
        return server.requests().getLast();
    }
}
