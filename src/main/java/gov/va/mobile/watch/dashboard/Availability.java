package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.poll.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an upstream or a feature was over a range of time; pure.
 *
 * @param depth of an upstream: {@code door} means that its uptime says only that something answered; null for a feature
 * @param uptime the share of the known time in which it was not down; null where nothing is known
 * @param uptimeOutsideWindows the same of the time in which no maintenance window was on
 * @param time where the time went
 * @param outages how many touch the range
 * @param meanTimeToRecovery mean length of those that ended in the range, from their true start; null without any
 * @param meanTimeBetweenFailures the time that it was known to work, for each outage that began in the range; null without any
 * @param longestOutage the longest of those that touch the range, from its true start to its true end, or until now
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Availability(
        String id,
        String name,
        Optional<Depth> depth,
        Optional<Double> uptime,
        Optional<Double> uptimeOutsideWindows,
        Times time,
        int outages,
        Optional<Duration> meanTimeToRecovery,
        Optional<Duration> meanTimeBetweenFailures,
        Optional<Duration> longestOutage) {

    /** The range, and everything in it. */
    @Schema(name = "AvailabilityReport")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Report(Instant from, Instant to, List<Availability> upstreams, List<Availability> features) {}

    /** Who it is about. */
    record Subject(String id, String name, Optional<Depth> depth) {}

    static Availability of(Subject subject, Past past, Instant from, Instant to, WindowTimes windows) {
        Times times = Times.of(past, from, to, windows.of(subject.id()), windows.planned(subject.id()));
        List<OutageEntry> outages = OutageEntry.of(past.stretches()).stream()
                .filter(outage -> outage.overlaps(from, to))
                .toList();
        List<Duration> recovered = outages.stream()
                .filter(outage -> outage.end().filter(end -> !end.isAfter(to)).isPresent())
                .map(OutageEntry::length)
                .toList();
        long began = outages.stream().filter(outage -> outage.beganIn(from, to)).count();
        var all = past.within(from, to);
        return new Availability(
                subject.id(),
                subject.name(),
                subject.depth(),
                Share.told(all.uptime()),
                Share.told(uptime(times.outsideWindows())),
                times,
                outages.size(),
                mean(recovered),
                began == 0
                        ? Optional.empty()
                        : Optional.of(seconds(all.known().minus(all.down()).dividedBy(began))),
                outages.stream().map(OutageEntry::length).max(Comparator.naturalOrder()));
    }

    private static OptionalDouble uptime(Times.Part part) {
        return part.known().isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        1 - (double) part.down().toNanos() / part.known().toNanos());
    }

    private static Optional<Duration> mean(List<Duration> lengths) {
        return lengths.isEmpty()
                ? Optional.empty()
                : Optional.of(seconds(
                        lengths.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(lengths.size())));
    }

    private static Duration seconds(Duration length) {
        return Duration.ofSeconds(length.toSeconds());
    }
}
