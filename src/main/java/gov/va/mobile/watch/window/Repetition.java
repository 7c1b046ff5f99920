package gov.va.mobile.watch.window;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a planned window is to recur.
 *
 * @param start that the rule counts from
 * @param first the first occurrence that is not over
 */
record Repetition(String rrule, ZoneId zone, Instant start, Span first) {
    /** Reads what a request asks for; what is wrong is told to {@code input}. */
    static Optional<Repetition> read(
            WindowRequests.Repeat asked, Instant start, Instant end, Instant now, WindowInput input) {
        if (asked.rrule() == null || asked.zone() == null) {
            input.wrong(
                    "recurrence",
                    "found no " + (asked.rrule() == null ? "rrule" : "zone") + ", expected rrule and zone");
            return Optional.empty();
        }
        try {
            ZoneId zone = ZoneId.of(asked.zone());
            Recurring rule = Recurring.of(asked.rrule(), zone, start);
            Duration length = Duration.between(start, end);
            Optional<Instant> first = rule.after((start.isBefore(now) ? now : start).minusNanos(1));
            if (first.isEmpty()) {
                input.wrong(
                        "recurrence",
                        "found " + asked.rrule() + ", expected a rule that still comes true after " + now);
                return Optional.empty();
            }
            Span span = new Span(first.get(), first.get().plus(length));
            Optional<Instant> second = rule.after(first.get());
            if (second.filter(span.end()::isAfter).isPresent()) {
                input.wrong(
                        "recurrence",
                        "found an occurrence at " + second.get() + ", before the one at " + span.start() + " ends at "
                                + span.end() + "; expected occurrences that do not overlap");
                return Optional.empty();
            }
            return Optional.of(new Repetition(asked.rrule(), zone, start, span));
        } catch (DateTimeException noZone) {
            input.wrong("recurrence", "found the zone " + asked.zone() + ", expected one such as America/New_York");
        } catch (IllegalArgumentException noRule) {
            input.wrong("recurrence", String.valueOf(noRule.getMessage()));
        }
        return Optional.empty();
    }
}
