package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceNoticeCalendarTest {
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");

    @Test
    void anEventInUtcOrInAZone() {
        var reading = MaintenanceNoticeCalendar.read(
                calendar(
                        event("UID:one", "SEQUENCE:3", "DTSTART:20261025T040000Z", "DTEND:20261025T060000Z"),
                        event(
                                "UID:two",
                                "DTSTART;TZID=America/New_York:20261102T010000",
                                "DURATION:PT90M",
                                "STATUS:CANCELLED")),
                NOW);
        assertThat(reading.ignored()).isEmpty();
        assertThat(reading.notices())
                .containsExactly(
                        new MaintenanceNotice("one", 3, span("2026-10-25T04:00:00Z", "2026-10-25T06:00:00Z"), false),
                        new MaintenanceNotice("two", 0, span("2026-11-02T06:00:00Z", "2026-11-02T07:30:00Z"), true));
    }

    @Test
    void whatRecursIsReadForThirtyDaysByTheClockOnTheWall() {
        var reading = MaintenanceNoticeCalendar.read(
                calendar(
                        event(
                                "UID:weekly",
                                "DTSTART;TZID=America/New_York:20260104T020000",
                                "DTEND;TZID=America/New_York:20260104T030000",
                                "RRULE:FREQ=WEEKLY;BYDAY=SU",
                                "EXDATE;TZID=America/New_York:20261108T020000"),
                        event(
                                "UID:weekly",
                                "RECURRENCE-ID;TZID=America/New_York:20261115T020000",
                                "DTSTART;TZID=America/New_York:20261116T020000",
                                "DTEND;TZID=America/New_York:20261116T040000")),
                NOW);
        assertThat(reading.recurring()).containsExactly("weekly");
        assertThat(reading.notices())
                .extracting(notice -> notice.span().start().toString())
                .containsExactlyInAnyOrder("2026-10-25T06:00:00Z", "2026-11-01T07:00:00Z", "2026-11-16T07:00:00Z");
        assertThat(reading.notices())
                .extracting(MaintenanceNotice::reference)
                .contains("weekly#2026-10-25T06:00:00Z", "weekly#2026-11-15T07:00:00Z");
    }

    @Test
    void oneBadEventDoesNotStopTheOthersAndIsNamed() {
        var reading = MaintenanceNoticeCalendar.read(
                calendar(
                        event("UID:day", "DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261102"),
                        event("UID:floating", "DTSTART:20261101T010000", "DTEND:20261101T020000"),
                        event("UID:backwards", "DTSTART:20261101T020000Z", "DTEND:20261101T010000Z"),
                        event("UID:endless", "DTSTART:20261101T020000Z"),
                        event("DTSTART:20261101T020000Z", "DTEND:20261101T030000Z"),
                        event("UID:good", "DTSTART:20261101T020000Z", "DTEND:20261101T030000Z")),
                NOW);
        assertThat(reading.notices()).extracting(MaintenanceNotice::reference).containsExactly("good");
        assertThat(reading.ignored())
                .extracting(MaintenanceNoticeCalendar.Ignored::reference)
                .containsExactly("day", "floating", "backwards", "endless", "");
        assertThat(reading.ignored().getFirst().reason()).contains("found 2026-11-01, expected a time of the day");
    }

    @Test
    void whatIsNoCalendarIsOneClearError() {
        assertThatThrownBy(() -> MaintenanceNoticeCalendar.read("<html>no</html>", NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found no iCalendar")
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> MaintenanceNoticeCalendar.read("", NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }

    static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", List.of(lines)) + "\r\nEND:VEVENT\r\n";
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
