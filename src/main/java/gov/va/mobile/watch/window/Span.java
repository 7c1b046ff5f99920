package gov.va.mobile.watch.window;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, half-open: {@code start} belongs to it, {@code end} does not. */
record Span(Instant start, Instant end) {
    boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /** How long both are. */
    Duration overlap(Span other) {
        Instant from = start.isAfter(other.start) ? start : other.start;
        Instant to = end.isBefore(other.end) ? end : other.end;
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    Duration length() {
        return Duration.between(start, end);
    }

    boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
