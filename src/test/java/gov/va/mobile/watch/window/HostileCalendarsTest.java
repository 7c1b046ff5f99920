package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gov.va.mobile.watch.map.MaintenanceCalendar.EventRule;
import gov.va.mobile.watch.support.Mutations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calendars in which upstreams announce their maintenance, broken at random: each is read as far as it can be, or refused in one sentence, and soon. */
class HostileCalendarsTest {
    private static final int CALENDARS = 400;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");
    private static final String CALENDAR = String.join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "UID:one@example",
            "SEQUENCE:2",
            "DTSTART:20261021T010000Z",
            "DTEND:20261021T030000Z",
            "SUMMARY:Maintenance of claims",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:two@example",
            "DTSTART;TZID=America/New_York:20261020T230000",
            "DURATION:PT90M",
            "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=20",
            "EXDATE;TZID=America/New_York:20261022T230000",
            "RDATE:20261101T010000Z",
            "END:VEVENT",
            "END:VCALENDAR",
            "");

    private final Mutations mutations = new Mutations();

    @Test
    void calendarsAreReadOrRefused() {
        var last = new AtomicReference<>("");
        int read = assertTimeoutPreemptively(
                SOON,
                () -> {
                    int readable = 0;
                    for (int n = 0; n < CALENDARS; n++) {
                        String text = mutations.broken(CALENDAR);
                        last.set("seed " + mutations.seed() + ": " + text);
                        Optional<MaintenanceNoticeCalendar.Reading> reading = read(text);
                        reading.ifPresent(found -> canBeProposed(found, last.get()));
                        readable += reading.isPresent() ? 1 : 0;
                    }
                    return readable;
                },
                last::get);
        assertThat(read).isPositive();
    }

    private static void canBeProposed(MaintenanceNoticeCalendar.Reading reading, String what) {
        assertThat(reading.notices())
                .as(what)
                .allSatisfy(notice ->
                        assertThat(notice.span().end()).isAfter(notice.span().start()));
        assertThat(reading.ignored())
                .as(what)
                .allSatisfy(ignored -> assertThat(ignored.reason()).startsWith("found "));
    }

    private static Optional<MaintenanceNoticeCalendar.Reading> read(String text) {
        try {
            return Optional.of(MaintenanceNoticeCalendar.read(text, EventRule.ALL, NOW));
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("found ");
            return Optional.empty();
        }
    }
}
