package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.incident.IncidentView.Assessment;
import gov.va.mobile.watch.incident.IncidentView.Fact;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Input;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The four facts of an assessment, and what follows from them. */
final class Assessing {
    private Assessing() {}

    /** Adds what was found; the number of users corrects the priority, unless a person chose it, and may be significant. */
    static void carryOut(
            Move move,
            Optional<Long> users,
            Optional<String> severity,
            Optional<String> effort,
            Optional<String> release) {
        Incident incident = move.incident();
        Assessment before = Optional.ofNullable(incident.assessment)
                .orElseGet(
                        () -> new Assessment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        List<String> said = new ArrayList<>();
        var after = new Assessment(
                fact(move, "users impacted", users, String::valueOf, before.usersImpacted(), said),
                fact(move, "severity", severity, String::valueOf, before.severity(), said),
                fact(move, "effort", effort, IncidentWords::period, before.effort(), said),
                fact(
                        move,
                        "time to the next release",
                        release,
                        IncidentWords::period,
                        before.timeToNextRelease(),
                        said));
        if (said.isEmpty()) {
            return;
        }
        incident.assessment = after;
        if (users.isPresent()) {
            move.done(Step.ASSESS_IMPACT, Optional.of(users.get() + " users"));
        }
        if (after.usersImpacted().isPresent()
                && after.severity().isPresent()
                && after.effort().isPresent()
                && after.timeToNextRelease().isPresent()) {
            move.done(Step.ASSESS, Optional.empty());
        }
        users.flatMap(number -> prioritise(move, number)).ifPresent(said::add);
        move.say(IncidentChange.Kind.ASSESSED, "Assessed: " + String.join(", ", said) + ".", Map.of());
        users.ifPresent(number -> significant(move, before.usersImpacted().map(Fact::value), number));
    }

    private static <T> Optional<Fact<T>> fact(
            Move move,
            String name,
            Optional<T> found,
            Function<T, String> words,
            Optional<Fact<T>> before,
            List<String> said) {
        if (found.isEmpty()) {
            return before;
        }
        said.add(name + " " + words.apply(found.get()));
        return found.map(value -> new Fact<>(value, move.by(), move.at()));
    }

    /** Corrects the priority, unless a person chose it; what there is to say of that. */
    private static Optional<String> prioritise(Move move, long users) {
        Incident incident = move.incident();
        Optional<String> upstreamId = Optional.ofNullable(incident.upstreamId);
        Priority suggested = Priorities.suggest(
                upstreamId.flatMap(move.map()::upstream).map(Upstream::criticality),
                !incident.control() && IncidentWords.backend(move.map(), upstreamId),
                Optional.of(users));
        if (incident.priorityByHand || suggested == incident.priority) {
            return Optional.empty();
        }
        String said = "which makes it " + suggested.code() + " instead of " + incident.priority.code();
        incident.priority = suggested;
        return Optional.of(said);
    }

    private static void significant(Move move, Optional<Long> before, long users) {
        Incident incident = move.incident();
        int significant = Policies.of(move.map(), incident).significantUsers();
        boolean wasByNumber = before.filter(number -> number >= significant).isPresent();
        if (users >= significant || wasByNumber) {
            move.condition(
                    Condition.SIGNIFICANT_USERS,
                    users >= significant,
                    users + " users impacted, where " + significant + " count as significant");
        }
    }

    /** An ISO-8601 duration in the caller's words, in capitals as the standard has them. */
    static Optional<String> duration(Input input, String field, @Nullable String value) {
        Optional<String> text = input.optionalLine(field, value, Limits.NAME)
                .filter(words -> !words.isEmpty())
                .map(words -> words.toUpperCase(Locale.ROOT));
        text.filter(words -> !isDuration(words))
                .ifPresent(words ->
                        input.wrong(field, "found " + words + ", expected an ISO-8601 duration, such as P1D or PT4H"));
        return text;
    }

    private static boolean isDuration(String text) {
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeException notDaysOrTime) {
            try {
                return !Period.parse(text).isNegative();
            } catch (DateTimeException neither) {
                return false;
            }
        }
    }
}
