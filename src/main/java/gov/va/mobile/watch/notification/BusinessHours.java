package gov.va.mobile.watch.notification;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * When the team responds (domain.md §1): Monday to Friday from 9:00 in New York to 17:00 in Los Angeles, holidays excepted. A day's hours are half-open. Pure.
 */
public final class BusinessHours {
    private static final ZoneId OPENS_IN = ZoneId.of("America/New_York");
    private static final ZoneId CLOSES_IN = ZoneId.of("America/Los_Angeles");
    private static final LocalTime OPENS_AT = LocalTime.of(9, 0);
    private static final LocalTime CLOSES_AT = LocalTime.of(17, 0);

    /** The hours of one business day; the same all year, because both zones change their clocks together. */
    public static final Duration DAY = Duration.ofHours(11);

    private final Predicate<LocalDate> holiday;

    /** Business hours with those days off. */
    public BusinessHours(Predicate<LocalDate> holiday) {
        this.holiday = holiday;
    }

    /**
     * By the setting {@code WATCH_HOLIDAYS}.
     *
     * @throws IllegalArgumentException when it is neither {@code us-federal} nor {@code none}
     */
    public static BusinessHours of(String holidays) {
        return switch (holidays.strip().toLowerCase(Locale.ROOT)) {
            case "us-federal" -> new BusinessHours(FederalHolidays::on);
            case "none" -> new BusinessHours(day -> false);
            default ->
                throw new IllegalArgumentException(
                        "WATCH_HOLIDAYS: found " + holidays + ", expected us-federal or none");
        };
    }

    /** Whether somebody responds at that instant. */
    public boolean isOpen(Instant at) {
        LocalDate day = day(at);
        return worked(day) && !at.isBefore(opening(day)) && at.isBefore(closing(day));
    }

    /** That instant when it is open then, else the next opening. */
    public Instant nextOpen(Instant at) {
        if (isOpen(at)) {
            return at;
        }
        LocalDate day = day(at);
        while (!worked(day) || !opening(day).isAfter(at)) {
            day = day.plusDays(1);
        }
        return opening(day);
    }

    /** The last closing at or before that instant: since when it is closed, if it is. */
    public Instant lastClosing(Instant at) {
        LocalDate day = day(at);
        while (!worked(day) || closing(day).isAfter(at)) {
            day = day.minusDays(1);
        }
        return closing(day);
    }

    /** When business hours began that last at that time, or the last ones that had begun. */
    public Instant lastOpening(Instant at) {
        LocalDate day = day(at);
        while (!worked(day) || opening(day).isAfter(at)) {
            day = day.minusDays(1);
        }
        return opening(day);
    }

    /** The time by which so much business time has passed since then; within business hours, or at their end if it is used up there. */
    public Instant plus(Instant from, Duration businessTime) {
        Duration left = businessTime;
        for (LocalDate day = day(from); ; day = day.plusDays(1)) {
            if (worked(day)) {
                Instant start = later(from, opening(day));
                Duration rest = Duration.between(start, closing(day));
                if (!rest.isNegative() && rest.compareTo(left) >= 0) {
                    return start.plus(left);
                }
                left = rest.isNegative() ? left : left.minus(rest);
            }
        }
    }

    /** How much of the time from the one instant (inclusive) to the other (exclusive) is business hours; none when the second is not after the first. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = day(from); opening(day).isBefore(to); day = day.plusDays(1)) {
            if (worked(day)) {
                Instant start = later(from, opening(day));
                Instant end = earlier(to, closing(day));
                sum = start.isBefore(end) ? sum.plus(Duration.between(start, end)) : sum;
            }
        }
        return sum;
    }

    private boolean worked(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday.test(day);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(OPENS_IN).toLocalDate();
    }

    private static Instant opening(LocalDate day) {
        return day.atTime(OPENS_AT).atZone(OPENS_IN).toInstant();
    }

    private static Instant closing(LocalDate day) {
        return day.atTime(CLOSES_AT).atZone(CLOSES_IN).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
