package gov.va.mobile.watch.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is reminded of an open incident, and when; only business time counts (behaviour.md §6). Pure. */
final class ReminderPolicy {
    /** After so much business time people are reminded of the open steps; then the engineering lead is too, then the product owner. */
    static final List<Duration> REMINDERS =
            List.of(Duration.ofMinutes(20), Duration.ofMinutes(60), Duration.ofMinutes(120));

    /** Nobody acknowledged it for so long: the engineering lead. */
    static final Duration UNACKNOWLEDGED = Duration.ofMinutes(15);

    /** How often progress of decided work is reported. */
    static final Duration PROGRESS = Duration.ofHours(2);

    /** How often it is repeated at most that an incident still goes to and fro (behaviour.md §3, "Flapping"). */
    static final Duration FLAPPING = Duration.ofHours(2);

    private static final String ON_CALL = "on-call";
    private static final String ENGINEERING_LEAD = "engineering-lead";
    private static final String PRODUCT_OWNER = "product-owner";

    private ReminderPolicy() {}

    /**
     * What people were told since the clocks began.
     *
     * @param since opened, reopened or acknowledged
     * @param reminders how many of {@link #REMINDERS}
     * @param leadTold that nobody acknowledges it
     * @param repeats how often it was repeated that it is still down
     * @param progressSince the decision to work or the last report, while the work is on
     * @param flappingToldAt when it was last told that it goes to and fro, while it does
     */
    record State(
            Instant since,
            boolean acknowledged,
            int reminders,
            boolean leadTold,
            int repeats,
            Optional<Instant> progressSince,
            Optional<Instant> flappingToldAt) {}

    /** What is told now. */
    sealed interface Reminder {
        /** The roles that are mentioned. */
        List<String> roles();

        /** The steps are open for so much business time. */
        record OpenSteps(Duration after, List<String> roles) implements Reminder {}

        /** Nobody acknowledged it. */
        record Unacknowledged(List<String> roles) implements Reminder {}

        /** It is still down, and nobody acknowledged it. */
        record StillDown(List<String> roles) implements Reminder {}

        /** It still goes to and fro, and nobody acknowledged it. */
        record StillFlapping(List<String> roles) implements Reminder {}

        /** No progress was reported. */
        record ProgressDue(List<String> roles) implements Reminder {}
    }

    /**
     * What is decided at a time.
     *
     * @param after the state once that is told
     * @param dueAt when time decides next; absent when it never does
     */
    record Verdict(List<Reminder> reminders, State after, Optional<Instant> dueAt) {}

    /**
     * The reminders that are due; those that were missed, because nothing ran then, are one.
     *
     * @param stepsOpen whether a step is open that somebody could do
     * @param repeatEvery how much business time lies between repetitions
     */
    static Verdict decide(State state, boolean stepsOpen, Duration repeatEvery, BusinessHours hours, Instant now) {
        if (!hours.isOpen(now)) {
            return new Verdict(
                    List.of(),
                    state,
                    dueAt(state, stepsOpen, repeatEvery, hours)
                            .map(due -> hours.nextOpen(due.isAfter(now) ? due : now)));
        }
        Duration waited = hours.between(state.since(), now);
        List<Reminder> reminders = new ArrayList<>();
        boolean lead = !state.acknowledged() && !state.leadTold() && waited.compareTo(UNACKNOWLEDGED) >= 0;
        if (lead) {
            reminders.add(new Reminder.Unacknowledged(List.of(ON_CALL, ENGINEERING_LEAD)));
        }
        int given = stepsOpen
                ? (int) REMINDERS.stream()
                        .filter(after -> waited.compareTo(after) >= 0)
                        .count()
                : state.reminders();
        if (given > state.reminders()) {
            reminders.add(new Reminder.OpenSteps(REMINDERS.get(given - 1), roles(given)));
        }
        int repeats = state.acknowledged() ? state.repeats() : (int) waited.dividedBy(repeatEvery);
        if (repeats > state.repeats() && state.flappingToldAt().isEmpty()) {
            reminders.add(new Reminder.StillDown(List.of(ON_CALL)));
        }
        boolean flapping = !state.acknowledged()
                && state.flappingToldAt()
                        .filter(told -> hours.between(told, now).compareTo(FLAPPING) >= 0)
                        .isPresent();
        if (flapping) {
            reminders.add(new Reminder.StillFlapping(List.of(ON_CALL)));
        }
        boolean progress = state.progressSince()
                .filter(since -> hours.between(since, now).compareTo(PROGRESS) >= 0)
                .isPresent();
        if (progress) {
            reminders.add(new Reminder.ProgressDue(List.of(ON_CALL)));
        }
        State after = new State(
                state.since(),
                state.acknowledged(),
                Math.max(given, state.reminders()),
                state.leadTold() || lead,
                Math.max(repeats, state.repeats()),
                progress ? Optional.of(now) : state.progressSince(),
                flapping ? Optional.of(now) : state.flappingToldAt());
        return new Verdict(List.copyOf(reminders), after, dueAt(after, stepsOpen, repeatEvery, hours));
    }

    /** When time decides next. */
    static Optional<Instant> dueAt(State state, boolean stepsOpen, Duration repeatEvery, BusinessHours hours) {
        Stream<Instant> reminder = stepsOpen && state.reminders() < REMINDERS.size()
                ? Stream.of(hours.plus(state.since(), REMINDERS.get(state.reminders())))
                : Stream.empty();
        Stream<Instant> unacknowledged = state.acknowledged()
                ? Stream.empty()
                : Stream.concat(
                        state.leadTold() ? Stream.empty() : Stream.of(hours.plus(state.since(), UNACKNOWLEDGED)),
                        Stream.of(hours.plus(state.since(), repeatEvery.multipliedBy(state.repeats() + 1L))));
        Stream<Instant> progress = state.progressSince().map(since -> hours.plus(since, PROGRESS)).stream();
        Stream<Instant> flapping = state.acknowledged()
                ? Stream.empty()
                : state.flappingToldAt().map(told -> hours.plus(told, FLAPPING)).stream();
        return Stream.of(reminder, unacknowledged, progress, flapping)
                .flatMap(times -> times)
                .min(Instant::compareTo);
    }

    private static List<String> roles(int given) {
        return List.of(ON_CALL, ENGINEERING_LEAD, PRODUCT_OWNER).subList(0, given);
    }
}
