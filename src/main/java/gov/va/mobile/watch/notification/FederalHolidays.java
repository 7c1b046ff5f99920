package gov.va.mobile.watch.notification;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The eleven federal holidays of the United States (5 U.S.C. 6103), on the day that they are observed: one that falls on a Saturday is observed on the Friday
 * before, one that falls on a Sunday on the Monday after. Pure.
 */
final class FederalHolidays {
    private static final List<Rule> RULES = List.of(
            new Rule("New Year's Day", year -> LocalDate.of(year, Month.JANUARY, 1)),
            new Rule(
                    "Birthday of Martin Luther King, Jr.",
                    year -> LocalDate.of(year, Month.JANUARY, 1).with(dayOfWeekInMonth(3, MONDAY))),
            new Rule(
                    "Washington's Birthday",
                    year -> LocalDate.of(year, Month.FEBRUARY, 1).with(dayOfWeekInMonth(3, MONDAY))),
            new Rule("Memorial Day", year -> LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY))),
            new Rule("Juneteenth", year -> LocalDate.of(year, Month.JUNE, 19)),
            new Rule("Independence Day", year -> LocalDate.of(year, Month.JULY, 4)),
            new Rule("Labor Day", year -> LocalDate.of(year, Month.SEPTEMBER, 1).with(dayOfWeekInMonth(1, MONDAY))),
            new Rule(
                    "Columbus Day", year -> LocalDate.of(year, Month.OCTOBER, 1).with(dayOfWeekInMonth(2, MONDAY))),
            new Rule("Veterans Day", year -> LocalDate.of(year, Month.NOVEMBER, 11)),
            new Rule(
                    "Thanksgiving Day",
                    year -> LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY))),
            new Rule("Christmas Day", year -> LocalDate.of(year, Month.DECEMBER, 25)));

    private static final Map<Integer, List<LocalDate>> OBSERVED = new ConcurrentHashMap<>();

    private FederalHolidays() {}

    /** Whether a holiday is observed on that day. */
    static boolean on(LocalDate day) {
        // New Year's Day can be observed on the last day of the year before
        return observed(day.getYear()).contains(day)
                || observed(day.getYear() + 1).contains(day);
    }

    /** The observed days of that year's holidays, in the order of the year; the first may lie in the year before. */
    static List<LocalDate> observed(int year) {
        return OBSERVED.computeIfAbsent(
                year,
                y -> RULES.stream().map(rule -> observedDay(rule.in().apply(y))).toList());
    }

    /** The names of the holidays, in the order of the year. */
    static Stream<String> names() {
        return RULES.stream().map(Rule::name);
    }

    private static LocalDate observedDay(LocalDate day) {
        if (day.getDayOfWeek() == SATURDAY) {
            return day.minusDays(1);
        }
        return day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
    }

    private record Rule(String name, IntFunction<LocalDate> in) {}
}
