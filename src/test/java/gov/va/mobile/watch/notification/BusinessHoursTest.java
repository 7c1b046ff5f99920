package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final BusinessHours hours = BusinessHours.of("us-federal");
    private final BusinessHours everyWeekday = BusinessHours.of("none");

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T08:59:59, false",
        "2026-11-02T09:00:00, true",
        "2026-11-02T19:59:59, true",
        "2026-11-02T20:00:00, false",
        "2026-11-06T19:59:59, true",
        "2026-11-07T12:00:00, false",
        "2026-11-08T12:00:00, false",
        "2026-11-09T09:00:00, true",
        // Veterans Day, and Independence Day observed on the Friday before
        "2026-11-11T12:00:00, false",
        "2026-07-03T12:00:00, false",
        "2026-07-02T12:00:00, true",
    })
    void opensAtNineInNewYorkAndClosesAtFiveInLosAngeles(LocalDateTime inNewYork, boolean open) {
        assertThat(hours.isOpen(et(inNewYork))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T10:00, PT1H, 2026-11-02T11:00",
        // used up at the very end of the day
        "2026-11-02T19:00, PT1H, 2026-11-02T20:00",
        "2026-11-02T19:00, PT1H1M, 2026-11-03T09:01",
        "2026-11-06T15:00, PT11H, 2026-11-09T15:00",
        "2026-11-07T12:00, PT20M, 2026-11-09T09:20",
        "2026-11-25T19:30, PT1H, 2026-11-27T09:30",
        // over both changes of the clock
        "2026-10-30T19:00, PT2H, 2026-11-02T10:00",
        "2027-03-12T19:00, PT2H, 2027-03-15T10:00",
        "2026-11-02T03:00, PT0S, 2026-11-02T09:00",
    })
    void businessTimePassesOnlyInBusinessHours(LocalDateTime from, Duration length, LocalDateTime until) {
        assertThat(hours.plus(et(from), length)).isEqualTo(et(until));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T09:00, 2026-11-02T09:00",
        "2026-11-02T22:00, 2026-11-02T09:00",
        "2026-11-02T08:59, 2026-10-30T09:00",
        "2026-11-27T08:00, 2026-11-25T09:00",
    })
    void theLastOpeningIsTheOneBefore(LocalDateTime at, LocalDateTime opening) {
        assertThat(hours.lastOpening(et(at))).isEqualTo(et(opening));
    }

    @Test
    void holidaysAreASetting() {
        assertThat(everyWeekday.isOpen(et("2026-11-11T12:00:00"))).isTrue();
        assertThat(BusinessHours.of(" US-Federal ").isOpen(et("2026-11-11T12:00:00")))
                .isFalse();
        assertThatThrownBy(() -> BusinessHours.of("uk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WATCH_HOLIDAYS: found uk, expected us-federal or none");
    }

    @Test
    void daylightSavingTimeMovesTheHoursInUtc() {
        // the Friday before and the Monday after each change of 2026 and 2027
        assertThat(hours.isOpen(Instant.parse("2026-10-30T13:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-02T13:00:00Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2026-11-02T14:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2026-11-03T00:59:59Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2027-03-12T13:59:59Z"))).isFalse();
        assertThat(hours.isOpen(Instant.parse("2027-03-15T13:00:00Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2027-03-15T23:59:59Z"))).isTrue();
        assertThat(hours.isOpen(Instant.parse("2027-03-16T00:00:00Z"))).isFalse();
    }

    @Test
    void theWeekendOfAClockChangeHasNoHours() {
        assertThat(hours.between(et("2026-10-30T20:00:00"), et("2026-11-02T09:00:00")))
                .isZero();
        assertThat(hours.between(et("2027-03-12T20:00:00"), et("2027-03-15T09:00:00")))
                .isZero();
        assertThat(hours.between(et("2026-10-30T19:30:00"), et("2026-11-02T09:15:00")))
                .isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void eachWorkedDayHasElevenHours() {
        assertThat(hours.between(et("2026-11-02T00:00:00"), et("2026-11-03T00:00:00")))
                .isEqualTo(Duration.ofHours(11));
        assertThat(hours.between(et("2026-11-09T00:00:00"), et("2026-11-16T00:00:00")))
                .isEqualTo(Duration.ofHours(44));
        assertThat(everyWeekday.between(et("2026-11-09T00:00:00"), et("2026-11-16T00:00:00")))
                .isEqualTo(Duration.ofHours(55));
    }

    @Test
    void nothingLiesBetweenAnInstantAndAnEarlierOne() {
        assertThat(hours.between(et("2026-11-02T12:00:00"), et("2026-11-02T12:00:00")))
                .isZero();
        assertThat(hours.between(et("2026-11-03T12:00:00"), et("2026-11-02T12:00:00")))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T12:00:00, 2026-11-02T12:00:00",
        "2026-11-02T03:00:00, 2026-11-02T09:00:00",
        "2026-11-02T20:00:00, 2026-11-03T09:00:00",
        "2026-11-10T20:00:00, 2026-11-12T09:00:00",
        // a long weekend: Thanksgiving is a Thursday, the Friday after is worked
        "2026-11-25T21:00:00, 2026-11-27T09:00:00",
        "2026-12-24T20:00:00, 2026-12-28T09:00:00",
        // New Year's Day 2028 is observed on the last Friday of 2027
        "2027-12-30T20:00:00, 2028-01-03T09:00:00",
    })
    void nextOpening(LocalDateTime at, LocalDateTime opening) {
        assertThat(hours.nextOpen(et(at))).isEqualTo(et(opening));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T03:00:00, 2026-11-02T20:00:00",
        "2026-11-02T20:00:00, 2026-11-02T20:00:00",
        "2026-11-02T12:00:00, 2026-10-30T20:00:00",
        "2026-11-12T08:00:00, 2026-11-10T20:00:00",
    })
    void lastClosing(LocalDateTime at, LocalDateTime closing) {
        assertThat(hours.lastClosing(et(at))).isEqualTo(et(closing));
    }

    @Test
    void theAnswersAgreeWithEachOtherAtAnyTime() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 365 * 86_400));
            Instant later = at.plusSeconds(random.nextInt(20 * 86_400));
            Instant middle = at.plus(Duration.between(at, later).dividedBy(2));
            Instant opening = hours.nextOpen(at);
            String about = "seed " + seed + " at " + at;
            assertThat(hours.isOpen(opening)).as(about).isTrue();
            assertThat(opening.equals(at)).as(about).isEqualTo(hours.isOpen(at));
            assertThat(hours.between(at, opening)).as(about).isZero();
            assertThat(hours.isOpen(hours.lastClosing(at))).as(about).isFalse();
            assertThat(hours.isOpen(hours.lastClosing(at).minusSeconds(1)))
                    .as(about)
                    .isTrue();
            if (!hours.isOpen(at)) {
                assertThat(hours.between(hours.lastClosing(at), at)).as(about).isZero();
            }
            assertThat(hours.between(at, middle).plus(hours.between(middle, later)))
                    .as(about)
                    .isEqualTo(hours.between(at, later));
        }
    }

    private static Instant et(String inNewYork) {
        return et(LocalDateTime.parse(inNewYork));
    }

    private static Instant et(LocalDateTime inNewYork) {
        return inNewYork.atZone(NEW_YORK).toInstant();
    }
}
