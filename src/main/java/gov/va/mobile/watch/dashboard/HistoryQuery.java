package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.platform.Input;
import gov.va.mobile.watch.poll.Slots;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which history is asked for; pure.
 *
 * @param from the start of the first point
 * @param to at most now
 * @param step one of {@link #STEPS}
 */
record HistoryQuery(Instant from, Instant to, Duration step) {
    static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1));

    static final int MOST_POINTS = 3000;

    /** As many points as a chart can show. */
    private static final int POINTS_BY_DEFAULT = 750;

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Reads the parameters: the last 24 hours and a step that suits the range, unless told otherwise.
     *
     * @param fineKept for how long there is a step shorter than an hour
     */
    static HistoryQuery of(
            @Nullable String from, @Nullable String to, @Nullable String step, Instant now, Duration fineKept) {
        var input = new Input();
        Instant last = input.instant("to", to).filter(now::isAfter).orElse(now);
        Instant first = input.instant("from", from).orElse(last.minus(Duration.ofDays(1)));
        Optional<Duration> wanted = step(input, step);
        input.check();
        if (!first.isBefore(last)) {
            input.wrong("from", "found " + first + ", expected a time before " + last + " (to, or now)");
            input.check();
        }
        Duration length = wanted.orElseGet(() -> suitable(first, last, now.minus(fineKept)));
        Instant start = Slots.start(first, length);
        long points = points(start, last, length);
        if (points > MOST_POINTS) {
            input.wrong(
                    "step",
                    "found " + length + ", which makes " + points + " points, expected at most " + MOST_POINTS
                            + ": a longer step or a shorter range");
            input.check();
        }
        return new HistoryQuery(start, last, length);
    }

    private static Optional<Duration> step(Input input, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> found = parsed(text).filter(STEPS::contains);
        if (found.isEmpty()) {
            input.wrong(
                    "step",
                    "found " + text + ", expected one of "
                            + STEPS.stream().map(Duration::toString).collect(Collectors.joining(", ")));
        }
        return found;
    }

    /** ISO-8601, or as the map writes durations: {@code 5m}. */
    private static Optional<Duration> parsed(String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        try {
            return Optional.of(Duration.parse(iso.startsWith("P") ? iso : (iso.endsWith("D") ? "P" : "PT") + iso));
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }

    private static Duration suitable(Instant from, Instant to, Instant fineFrom) {
        return STEPS.stream()
                .filter(step -> step.compareTo(HOUR) >= 0 || !from.isBefore(fineFrom))
                .filter(step -> points(Slots.start(from, step), to, step) <= POINTS_BY_DEFAULT)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    private static long points(Instant start, Instant to, Duration step) {
        long seconds = step.toSeconds();
        return Math.ceilDiv(Duration.between(start, to).plusNanos(999_999_999).toSeconds(), seconds);
    }
}
