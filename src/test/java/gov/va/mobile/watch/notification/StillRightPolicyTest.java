package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StillRightPolicyTest {
    private static final BusinessHours HOURS = new BusinessHours(FederalHolidays::on);

    @Test
    void onTheLastBusinessDayBefore() {
        // 2026-11-18 is a Wednesday
        assertThat(ask("2026-11-18T10:00", "2026-11-19T22:00")).isTrue();
        assertThat(ask("2026-11-17T10:00", "2026-11-19T22:00")).isFalse();
        assertThat(ask("2026-11-19T10:00", "2026-11-19T22:00")).isFalse();
    }

    @Test
    void overAWeekendAndAHoliday() {
        for (String start : new String[] {"2026-11-21T02:00", "2026-11-22T02:00", "2026-11-23T02:00"}) {
            assertThat(ask("2026-11-20T10:00", start)).isTrue();
        }
        assertThat(ask("2026-11-20T10:00", "2026-11-24T02:00")).isFalse();
        // Thanksgiving is on the 26th
        assertThat(ask("2026-11-25T10:00", "2026-11-27T02:00")).isTrue();
        assertThat(ask("2026-11-25T10:00", "2026-11-26T02:00")).isTrue();
    }

    @Test
    void onlyInBusinessHoursAndNotOnTheDayOnWhichItWasDecided() {
        assertThat(ask("2026-11-18T08:59", "2026-11-19T22:00")).isFalse();
        assertThat(ask("2026-11-18T20:00", "2026-11-19T22:00")).isFalse();
        assertThat(StillRightPolicy.ask(at("2026-11-19T22:00"), at("2026-11-18T09:30"), at("2026-11-18T10:00"), HOURS))
                .isFalse();
    }

    private static boolean ask(String now, String start) {
        return StillRightPolicy.ask(at(start), at("2026-11-02T10:00"), at(now), HOURS);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("America/New_York")).toInstant();
    }
}
