package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionedTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Partitioned DAYS = new Partitioned("check_result", 1, Duration.ZERO, Duration.ofDays(14));
    private static final Partitioned WEEKS =
            new Partitioned("upstream_rollup_5m", 7, Duration.ofDays(14), Duration.ofDays(90));

    @Test
    void daysAreMadeThreeAheadAndGoneAfterFourteen() {
        assertThat(DAYS.missing(Set.of(TODAY), TODAY))
                .containsExactly(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3));
        assertThat(DAYS.outdated(Set.of(TODAY.minusDays(14), TODAY.minusDays(15)), TODAY))
                .containsExactly(TODAY.minusDays(15));
    }

    @Test
    void weeksCoverWhatMayStillBeRolledUp() {
        List<LocalDate> made = WEEKS.missing(Set.of(), TODAY);
        assertThat(made.getFirst()).isBeforeOrEqualTo(TODAY.minusDays(14));
        assertThat(made.getLast()).isBeforeOrEqualTo(TODAY.plusDays(3)).isAfter(TODAY.minusDays(4));
        for (int i = 1; i < made.size(); i++) {
            assertThat(made.get(i)).isEqualTo(WEEKS.next(made.get(i - 1)));
        }
        assertThat(made).allMatch(day -> day.toEpochDay() % 7 == 0);
        assertThat(WEEKS.missing(new HashSet<>(made), TODAY)).isEmpty();
    }

    @Test
    void aWeekStaysUntilItsLastDayIsTooOld() {
        LocalDate first = WEEKS.missing(Set.of(), TODAY).getFirst();
        LocalDate lastKept = first.plusDays(6).plusDays(90);
        assertThat(WEEKS.outdated(Set.of(first), lastKept)).isEmpty();
        assertThat(WEEKS.outdated(Set.of(first), lastKept.plusDays(1))).containsExactly(first);
    }
}
