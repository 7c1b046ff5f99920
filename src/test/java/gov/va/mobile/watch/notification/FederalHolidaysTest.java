package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the dates that the Office of Personnel Management publishes. */
class FederalHolidaysTest {
    @Test
    void of2026() {
        assertThat(FederalHolidays.observed(2026))
                .isEqualTo(days(
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-07-03",
                        "2026-09-07",
                        "2026-10-12",
                        "2026-11-11",
                        "2026-11-26",
                        "2026-12-25"));
    }

    @Test
    void of2027() {
        assertThat(FederalHolidays.observed(2027))
                .isEqualTo(days(
                        "2027-01-01",
                        "2027-01-18",
                        "2027-02-15",
                        "2027-05-31",
                        "2027-06-18",
                        "2027-07-05",
                        "2027-09-06",
                        "2027-10-11",
                        "2027-11-11",
                        "2027-11-25",
                        "2027-12-24"));
    }

    @Test
    void newYearsDayOnASaturdayIsObservedInTheYearBefore() {
        assertThat(FederalHolidays.on(LocalDate.parse("2027-12-31"))).isTrue();
        assertThat(FederalHolidays.on(LocalDate.parse("2028-01-03"))).isFalse();
        assertThat(FederalHolidays.on(LocalDate.parse("2022-12-26"))).isTrue();
        assertThat(FederalHolidays.on(LocalDate.parse("2023-01-02"))).isTrue();
    }

    @Test
    void elevenAYearAndNeverOnAWeekend() {
        assertThat(FederalHolidays.names()).hasSize(11).doesNotHaveDuplicates();
        for (int year = 2022; year <= 2100; year++) {
            assertThat(FederalHolidays.observed(year))
                    .as("in %d", year)
                    .hasSize(11)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .noneMatch(
                            day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        }
    }

    private static List<LocalDate> days(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }
}
