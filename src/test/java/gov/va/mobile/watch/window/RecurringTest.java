package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void aTimeThatTheClocksLeaveOutComesOnce() {
        assertThat(local("FREQ=WEEKLY;BYDAY=SU", "2027-03-07T02:30", 3))
                .containsExactly("2027-03-07T07:30:00Z", "2027-03-14T07:30:00Z", "2027-03-21T06:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceCountsOnce() {
        assertThat(local("FREQ=DAILY", "2026-10-31T01:30", 3))
                .containsExactly("2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
    }

    @Test
    void countsAndEnds() {
        assertThat(local("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "2026-11-10T22:00", 5))
                .hasSize(2);
        // 22:30 in New York is the next day in UTC
        assertThat(local("FREQ=DAILY;UNTIL=20261113T033000Z", "2026-11-10T22:30", 5))
                .hasSize(3);
        assertThat(local("FREQ=DAILY;UNTIL=20261112", "2026-11-10T22:30", 5)).hasSizeBetween(2, 3);
        assertThat(local("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-11-10T22:30", 2))
                .containsExactly("2028-03-01T03:30:00Z", "2032-03-01T03:30:00Z");
        assertThat(local("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-11-10T22:30", 2))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HELLO",
                "FREQ=FOO",
                "FREQ=HOURLY",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;INTERVAL=0",
                "BYDAY=MO",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=DAILY;X=Y",
                "FREQ=DAILY\nX",
                "FREQ=DAILY;BYHOUR=1,2",
                "FREQ=WEEKLY;BYMINUTE=0,30",
                "FREQ=YEARLY;BYSECOND=0,1,2",
                "FREQ=YEARLY;BYMONTH=13",
                "FREQ=DAILY;UNTIL=20261332T000000Z",
                "FREQ=DAILY;COUNT=2;UNTIL=20271101",
                "RRULE:FREQ=DAILY"
            })
    void whatIsNoRuleIsRefused(String rrule) {
        assertThatThrownBy(() -> Recurring.of(rrule, NEW_YORK, Instant.parse("2026-11-10T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("found " + rrule)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("net.fortuna");
    }

    @Test
    void aStartInTheMiddleAgesAndAnEndlessRuleAreRefused() {
        assertThatThrownBy(() -> Recurring.of("FREQ=DAILY", NEW_YORK, Instant.parse("1381-05-13T00:00:00Z")))
                .hasMessage("found a first start at 1381-05-13T00:00:00Z, expected one after 1970-01-01T00:00:00Z");
        String endless = "FREQ=WEEKLY;BYDAY=" + "MO,".repeat(200) + "TU";
        assertThatThrownBy(() -> Recurring.of(endless, NEW_YORK, Instant.parse("2026-11-10T00:00:00Z")))
                .hasMessage("found a rule of " + endless.length() + " characters, expected at most 500");
    }

    /** RFC 5545, 3.8.5.3: the same rule by weeks that begin on Monday, as they do where it does not say, and on Sunday. */
    @Test
    void aWeekBeginsOnMondayWhateverTheMachineThinks() {
        String rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU";
        assertThat(local(rule, "1997-08-05T09:00", 4))
                .extracting(time -> time.substring(0, 10))
                .containsExactly("1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24");
        assertThat(local(rule + ";WKST=SU", "1997-08-05T09:00", 4))
                .extracting(time -> time.substring(0, 10))
                .containsExactly("1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31");
    }

    private static List<String> local(String rrule, String start, int most) {
        Instant first = LocalDateTime.parse(start).atZone(NEW_YORK).toInstant();
        Recurring rule = Recurring.of(rrule, NEW_YORK, first);
        var found = new ArrayList<String>();
        Optional<Instant> next = rule.after(first.minusNanos(1));
        while (next.isPresent() && found.size() < most) {
            found.add(next.get().toString());
            next = rule.after(next.get());
        }
        return found;
    }
}
