package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.notification.ReminderPolicy.Reminder;
import gov.va.mobile.watch.notification.ReminderPolicy.State;
import gov.va.mobile.watch.notification.ReminderPolicy.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** behaviour.md §6, "Business hours": only business time counts. */
class ReminderPolicyTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final BusinessHours HOURS = BusinessHours.of("us-federal");
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final String ON_CALL = "on-call";
    private static final String LEAD = "engineering-lead";
    private static final String OWNER = "product-owner";

    @Test
    void nobodyAcknowledges() {
        Instant opened = et("2026-11-02T10:00");
        assertThat(told(opened, false, true, et("2026-11-02T19:59")))
                .containsExactly(
                        Map.entry("10:15 Unacknowledged", List.of(ON_CALL, LEAD)),
                        Map.entry("10:20 OpenSteps", List.of(ON_CALL)),
                        Map.entry("11:00 OpenSteps", List.of(ON_CALL, LEAD)),
                        Map.entry("12:00 OpenSteps", List.of(ON_CALL, LEAD, OWNER)),
                        Map.entry("14:00 StillDown", List.of(ON_CALL)),
                        Map.entry("18:00 StillDown", List.of(ON_CALL)));
    }

    @Test
    void acknowledgingBeginsTheClockAnewAndEndsTheRepetitions() {
        Instant acknowledged = et("2026-11-02T10:10");
        assertThat(told(acknowledged, true, true, et("2026-11-02T19:59")))
                .containsExactly(
                        Map.entry("10:30 OpenSteps", List.of(ON_CALL)),
                        Map.entry("11:10 OpenSteps", List.of(ON_CALL, LEAD)),
                        Map.entry("12:10 OpenSteps", List.of(ON_CALL, LEAD, OWNER)));
    }

    @Test
    void withoutOpenStepsNobodyIsRemindedOfThem() {
        assertThat(told(et("2026-11-02T10:00"), true, false, et("2026-11-02T19:59")))
                .isEmpty();
    }

    @Test
    void onlyBusinessTimeCountsOverALongWeekend() {
        // the Wednesday before Thanksgiving: 10 minutes are left of the day, the next is Friday
        assertThat(told(et("2026-11-25T19:50"), false, true, et("2026-11-27T11:00")))
                .containsExactly(
                        Map.entry("09:05 Unacknowledged", List.of(ON_CALL, LEAD)),
                        Map.entry("09:10 OpenSteps", List.of(ON_CALL)),
                        Map.entry("09:50 OpenSteps", List.of(ON_CALL, LEAD)),
                        Map.entry("10:50 OpenSteps", List.of(ON_CALL, LEAD, OWNER)));
    }

    @Test
    void openedAtNightTheClockBeginsAtTheOpening() {
        assertThat(told(et("2026-10-31T23:00"), false, true, et("2026-11-02T09:30")))
                .containsExactly(
                        Map.entry("09:15 Unacknowledged", List.of(ON_CALL, LEAD)),
                        Map.entry("09:20 OpenSteps", List.of(ON_CALL)));
    }

    @Test
    void whatWasMissedIsOneReminder() {
        var state = new State(et("2026-11-02T10:00"), false, 0, false, 0, Optional.empty(), Optional.empty());
        Verdict verdict = ReminderPolicy.decide(state, true, FOUR_HOURS, HOURS, et("2026-11-02T19:00"));
        assertThat(verdict.reminders())
                .containsExactly(
                        new Reminder.Unacknowledged(List.of(ON_CALL, LEAD)),
                        new Reminder.OpenSteps(Duration.ofHours(2), List.of(ON_CALL, LEAD, OWNER)),
                        new Reminder.StillDown(List.of(ON_CALL)));
        assertThat(ReminderPolicy.decide(verdict.after(), true, FOUR_HOURS, HOURS, et("2026-11-02T19:01"))
                        .reminders())
                .isEmpty();
    }

    @Test
    void progressIsDueEveryTwoBusinessHours() {
        var state = new State(
                et("2026-11-02T10:00"), true, 3, false, 0, Optional.of(et("2026-11-02T19:00")), Optional.empty());
        Verdict verdict = ReminderPolicy.decide(state, true, FOUR_HOURS, HOURS, et("2026-11-03T10:00"));
        assertThat(verdict.reminders()).containsExactly(new Reminder.ProgressDue(List.of(ON_CALL)));
        assertThat(verdict.dueAt()).contains(et("2026-11-03T12:00"));
    }

    @Test
    void outsideBusinessHoursNothingIsToldAndTheNextLookIsAtTheOpening() {
        var state = new State(et("2026-11-02T10:00"), false, 0, false, 0, Optional.empty(), Optional.empty());
        Verdict verdict = ReminderPolicy.decide(state, true, FOUR_HOURS, HOURS, et("2026-11-02T22:00"));
        assertThat(verdict.reminders()).isEmpty();
        assertThat(verdict.dueAt()).contains(et("2026-11-03T09:00"));
    }

    /** All that is told of an incident, looked at when each verdict says. */
    private static List<Map.Entry<String, List<String>>> told(
            Instant since, boolean acknowledged, boolean stepsOpen, Instant until) {
        var state = new State(since, acknowledged, 0, false, 0, Optional.empty(), Optional.empty());
        List<Map.Entry<String, List<String>>> told = new ArrayList<>();
        Optional<Instant> due = ReminderPolicy.dueAt(state, stepsOpen, FOUR_HOURS, HOURS);
        while (due.filter(at -> !at.isAfter(until)).isPresent()) {
            Instant now = due.orElseThrow();
            Verdict verdict = ReminderPolicy.decide(state, stepsOpen, FOUR_HOURS, HOURS, now);
            verdict.reminders()
                    .forEach(reminder -> told.add(Map.entry(
                            now.atZone(NEW_YORK).toLocalTime() + " "
                                    + reminder.getClass().getSimpleName(),
                            reminder.roles())));
            state = verdict.after();
            due = verdict.dueAt();
            assertThat(due.filter(next -> !next.isAfter(now)))
                    .as("time moves on")
                    .isEmpty();
        }
        return told;
    }

    private static Instant et(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    @Test
    void oneThatFlapsIsRepeatedEachTwoBusinessHoursUntilAcknowledged() {
        var state = new State(
                et("2026-11-02T10:00"), false, 3, true, 0, Optional.empty(), Optional.of(et("2026-11-02T19:00")));
        assertThat(ReminderPolicy.dueAt(state, false, Duration.ofHours(4), HOURS))
                .contains(et("2026-11-02T14:00"));
        Instant due = et("2026-11-03T10:00");
        var verdict = ReminderPolicy.decide(state, false, Duration.ofHours(4), HOURS, due);
        assertThat(verdict.reminders()).containsExactly(new ReminderPolicy.Reminder.StillFlapping(List.of("on-call")));
        assertThat(verdict.after().flappingToldAt()).contains(due);
        var acknowledged = new State(state.since(), true, 3, true, 0, Optional.empty(), state.flappingToldAt());
        assertThat(ReminderPolicy.dueAt(acknowledged, false, Duration.ofHours(4), HOURS))
                .isEmpty();
    }
}
