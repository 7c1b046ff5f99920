package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What past outages teach about future ones. Planned outage time counts in no estimate (behaviour.md §5). */
final class OutageHistory {
    private OutageHistory() {}

    /**
     * The outages as an estimate may use them.
     *
     * @param current the outage that is to be estimated: it began then, and is left out
     * @param planned the planned windows that concern an upstream, by its id: an outage that begins inside one is counted from its end, one that
     *     runs into one is cut there
     */
    static List<Observed> of(List<Outage> outages, Current current, Map<String, List<Span>> planned, Instant now) {
        return outages.stream()
                .filter(outage -> !current.is(outage))
                .flatMap(outage -> observed(outage, planned.getOrDefault(outage.upstreamId(), List.of()), now).stream())
                .toList();
    }

    private static Optional<Observed> observed(Outage outage, List<Span> planned, Instant now) {
        Instant start = outage.start();
        Instant end = outage.end().orElse(now);
        boolean cut = outage.end().isEmpty();
        for (Span span :
                planned.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            if (span.contains(start)) {
                start = span.end();
            } else if (span.start().isAfter(start) && span.start().isBefore(end)) {
                end = span.start();
                cut = true;
            }
        }
        return start.isBefore(end)
                ? Optional.of(new Observed(outage.upstreamId(), Duration.between(start, end), cut))
                : Optional.empty();
    }

    /** The outage that is going on: of this upstream, since then. */
    record Current(String upstreamId, Instant downSince) {
        /** Another record of the same outage: the one that is open, or that had not ended when this one is said to have begun. */
        boolean is(Outage outage) {
            return outage.upstreamId().equals(upstreamId)
                    && outage.end().map(end -> end.isAfter(downSince)).orElse(true);
        }
    }
}
