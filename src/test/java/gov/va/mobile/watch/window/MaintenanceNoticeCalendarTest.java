package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
                EventRule.ALL,
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
                EventRule.ALL,
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
                EventRule.ALL,
                NOW);
        assertThat(reading.notices()).extracting(MaintenanceNotice::reference).containsExactly("good");
        assertThat(reading.ignored())
                .extracting(MaintenanceNoticeCalendar.Ignored::reference)
                .containsExactly("day", "floating", "backwards", "endless", "");
        assertThat(reading.ignored().getFirst().reason()).contains("found 2026-11-01, expected a time of the day");
    }

    @Test
    void whatIsNoCalendarIsOneClearError() {
        assertThatThrownBy(() -> MaintenanceNoticeCalendar.read("<html>no</html>", EventRule.ALL, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found no iCalendar")
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> MaintenanceNoticeCalendar.read("", EventRule.ALL, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCalendarThatWasCutIsNone() {
        String whole = calendar(event("UID:one", "DTSTART:20261025T040000Z", "DTEND:20261025T060000Z"));
        assertThat(references(whole, EventRule.ALL)).containsExactly("one");
        assertThat(references("\uFEFF" + whole, EventRule.ALL)).containsExactly("one");
        for (int length = 0; length < whole.length() - "\r\n".length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> references(cut, EventRule.ALL))
                    .as(cut)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("found no iCalendar");
        }
    }

    @Test
    void ofSeveralVersionsOfAnEventTheNewestCounts() {
        assertThat(MaintenanceNoticeCalendar.read(
                                calendar(
                                        event("UID:a", "SEQUENCE:2", "DTSTART:20261025T040000Z", "DURATION:PT1H"),
                                        event("UID:a", "SEQUENCE:1", "DTSTART:20261026T040000Z", "DURATION:PT1H"),
                                        event("UID:b", "DTSTART:20261025T040000Z", "DURATION:PT1H"),
                                        event("UID:b", "DTSTART:20261026T040000Z", "DURATION:PT1H")),
                                EventRule.ALL,
                                NOW)
                        .notices())
                .containsExactly(
                        new MaintenanceNotice("a", 2, span("2026-10-25T04:00:00Z", "2026-10-25T05:00:00Z"), false),
                        new MaintenanceNotice("b", 0, span("2026-10-26T04:00:00Z", "2026-10-26T05:00:00Z"), false));
    }

    @Test
    void datesBesideTheRuleAndWeeksCount() {
        assertThat(MaintenanceNoticeCalendar.read(
                                calendar(
                                        event(
                                                "UID:r",
                                                "DTSTART:20261025T040000Z",
                                                "DURATION:PT1H",
                                                "RDATE:20261026T040000Z,20261027T040000Z",
                                                "EXDATE:20261027T040000Z"),
                                        event(
                                                "UID:p",
                                                "DTSTART:20261025T040000Z",
                                                "DURATION:PT1H",
                                                "RRULE:FREQ=DAILY;COUNT=1",
                                                "RDATE;VALUE=PERIOD:20261028T040000Z/20261028T070000Z"),
                                        event("UID:w", "DTSTART:20261025T040000Z", "DURATION:P1W")),
                                EventRule.ALL,
                                NOW)
                        .notices())
                .extracting(
                        notice -> notice.reference() + " to " + notice.span().end())
                .containsExactly(
                        "r#2026-10-25T04:00:00Z to 2026-10-25T05:00:00Z",
                        "r#2026-10-26T04:00:00Z to 2026-10-26T05:00:00Z",
                        "p#2026-10-25T04:00:00Z to 2026-10-25T05:00:00Z",
                        "p#2026-10-28T04:00:00Z to 2026-10-28T07:00:00Z",
                        "w to 2026-11-01T04:00:00Z");
    }

    @Test
    void aRuleOfManyTimesADayOrFromTheMiddleAgesCostsNothing() {
        var reading = MaintenanceNoticeCalendar.read(
                calendar(
                        event(
                                "UID:many",
                                "DTSTART:20261025T040000Z",
                                "DURATION:PT1S",
                                "RRULE:FREQ=DAILY;BYHOUR=1,2;BYMINUTE=0"),
                        event("UID:old", "DTSTART:13810513T040000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
                        event(
                                "UID:since1970",
                                "DTSTART:19700101T040000Z",
                                "DURATION:PT1H",
                                "RRULE:FREQ=DAILY;BYHOUR=4")),
                EventRule.ALL,
                NOW);
        assertThat(reading.ignored())
                .extracting(MaintenanceNoticeCalendar.Ignored::reference)
                .containsExactly("many", "old");
        assertThat(reading.notices()).hasSize(30);
    }

    @Test
    void onlyTheEventsThatAreMeant() {
        String shared = calendar(
                event("UID:bgs", "SUMMARY:BGS release", "DTSTART:20261025T040000Z", "DTEND:20261025T060000Z"),
                event(
                        "UID:vbms",
                        "SUMMARY:Release",
                        "DESCRIPTION:VBMS only\\, no BGS-dependent work",
                        "DTSTART:20261026T040000Z",
                        "DTEND:20261026T060000Z"),
                event(
                        "UID:other",
                        "SUMMARY:Picnic",
                        "CATEGORIES:MVI,MPI",
                        "DTSTART:20261027T040000Z",
                        "DTEND:20261027T060000Z"));
        assertThat(references(shared, EventRule.ALL)).containsExactly("bgs", "vbms", "other");
        assertThat(references(shared, new EventRule(Optional.of("bgs"), Optional.empty())))
                .containsExactly("bgs", "vbms");
        assertThat(references(shared, new EventRule(Optional.empty(), Optional.of(Pattern.compile("(?m)^BGS")))))
                .containsExactly("bgs");
        assertThat(references(shared, new EventRule(Optional.of("release"), Optional.of(Pattern.compile("VBMS|MPI")))))
                .containsExactly("vbms");
        assertThat(references(shared, new EventRule(Optional.of("mpi"), Optional.empty())))
                .containsExactly("other");
    }

    @Test
    void moreThanAnybodyWouldDecideAboutIsRefusedWithTheNumber() {
        String[] daily = new String[4];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = event("UID:rule" + i, "DTSTART:20261020T040000Z", "DTEND:20261020T060000Z", "RRULE:FREQ=DAILY");
        }
        assertThatThrownBy(() -> references(calendar(daily), EventRule.ALL))
                .hasMessage("found 120 events and occurrences to come, expected at most 100");
        String[] past = new String[400];
        for (int i = 0; i < past.length; i++) {
            past[i] = event("UID:past" + i, "DTSTART:20251020T040000Z", "DTEND:20251020T060000Z");
        }
        assertThat(references(calendar(past), EventRule.ALL)).hasSize(400);
    }

    private static List<String> references(String calendar, EventRule which) {
        return MaintenanceNoticeCalendar.read(calendar, which, NOW).notices().stream()
                .map(MaintenanceNotice::reference)
                .toList();
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
