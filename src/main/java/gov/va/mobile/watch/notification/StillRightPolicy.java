package gov.va.mobile.watch.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** When somebody is asked whether a planned window still holds: on the last business day before it (behaviour.md §5). Pure. */
final class StillRightPolicy {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private StillRightPolicy() {}

    /**
     * Whether to ask now.
     *
     * @param decidedAt when it was planned or moved last; what was decided on that day need not be asked
     */
    static boolean ask(Instant start, Instant decidedAt, Instant now, BusinessHours hours) {
        LocalDate today = day(now);
        LocalDate nextWorked =
                day(hours.nextOpen(today.plusDays(1).atStartOfDay(ZONE).toInstant()));
        return hours.isOpen(now)
                && day(decidedAt).isBefore(today)
                && today.isBefore(day(start))
                && !nextWorked.isBefore(day(start));
    }

    /** Since when today is today, where the hours are counted. */
    static Instant startOfDay(Instant now) {
        return day(now).atStartOfDay(ZONE).toInstant();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }
}
