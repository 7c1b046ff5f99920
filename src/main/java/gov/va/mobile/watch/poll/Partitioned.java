package gov.va.mobile.watch.poll;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table that is partitioned by time, and which partitions it should have; pure. A partition is named by its first day, and its days are counted from 1970
 * on, so that every replica draws the same lines.
 *
 * @param days how many days one partition holds
 * @param back for how long before today partitions are made, for what is only now written about then
 * @param keep for how long what it holds is kept
 */
record Partitioned(String table, int days, Duration back, Duration keep) {
    private static final int DAYS_AHEAD = 3;

    /** The first days of the partitions that are to be made. */
    List<LocalDate> missing(Set<LocalDate> existing, LocalDate today) {
        return Stream.iterate(
                        firstDay(today.minusDays(back.toDays())),
                        day -> !day.isAfter(today.plusDays(DAYS_AHEAD)),
                        this::next)
                .filter(day -> !existing.contains(day))
                .toList();
    }

    /** The first days of those that hold nothing any more that is kept. */
    List<LocalDate> outdated(Set<LocalDate> existing, LocalDate today) {
        LocalDate oldest = today.minusDays(keep.toDays());
        return existing.stream().filter(day -> !next(day).isAfter(oldest)).toList();
    }

    /** The first day after the partition that begins on that day. */
    LocalDate next(LocalDate first) {
        return first.plusDays(days);
    }

    private LocalDate firstDay(LocalDate day) {
        return LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay(), days) * days);
    }
}
