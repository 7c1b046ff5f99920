package gov.va.mobile.watch.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

    /** The same time without overlaps, in order. */
    static List<Span> union(List<Span> spans) {
        var union = new ArrayList<Span>();
        for (Span span :
                spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            Span last = union.isEmpty() ? null : union.getLast();
            if (last == null || span.start.isAfter(last.end)) {
                union.add(span);
            } else if (span.end.isAfter(last.end)) {
                union.set(union.size() - 1, new Span(last.start, span.end));
            }
        }
        return List.copyOf(union);
    }

    Duration length() {
        return Duration.between(start, end);
    }

    boolean overlaps(Span other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
