package gov.va.mobile.watch.window;

import java.time.Instant;

/** A stretch of time, half-open: {@code start} belongs to it, {@code end} does not. */
record Span(Instant start, Instant end) {
    boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
