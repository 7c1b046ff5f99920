package gov.va.mobile.watch.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one reading of an upstream's calendar means for what is known of it: a bad answer leaves the last good one in force, and is told once it was bad three times
 * in a row. Pure.
 */
final class CalendarPolicy {
    /** A single bad answer is no news. */
    static final int TOLD_AFTER = 3;

    /** No server keeps us away for longer. */
    static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private CalendarPolicy() {}

    /**
     * What is known of a calendar.
     *
     * @param content the last good answer
     * @param readAt when that was last found to be so
     */
    record Known(
            Optional<String> content,
            Optional<String> etag,
            Optional<String> lastModified,
            Optional<Instant> readAt,
            Optional<Problem> problem) {
        /** Never read. */
        static final Known NOTHING =
                new Known(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * That it cannot be read.
     *
     * @param what was found last, and what was expected
     * @param since when it was first found to be so
     * @param times in a row
     */
    record Problem(String what, Instant since, int times) {}

    /** What a reading found. */
    sealed interface Answer {
        /** A calendar. */
        record Good(String content, Optional<String> etag, Optional<String> lastModified) implements Answer {}

        /** The calendar that is known. */
        record Same() implements Answer {}

        /** Nothing of use. */
        record Bad(String what) implements Answer {}
    }

    /** What is known after that answer. */
    static Known after(Known before, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Good(String content, Optional<String> etag, Optional<String> lastModified) ->
                new Known(Optional.of(content), etag, lastModified, Optional.of(now), Optional.empty());
            case Answer.Same() ->
                new Known(
                        before.content(),
                        before.etag(),
                        before.lastModified(),
                        before.content().map(any -> now),
                        Optional.empty());
            case Answer.Bad(String what) -> {
                Instant since = before.problem().map(Problem::since).orElse(now);
                int times = before.problem().map(Problem::times).orElse(0) + 1;
                yield new Known(
                        before.content(),
                        before.etag(),
                        before.lastModified(),
                        before.readAt(),
                        Optional.of(new Problem(what, since, times)));
            }
        };
    }
}
