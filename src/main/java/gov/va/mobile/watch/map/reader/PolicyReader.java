package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Policy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the times and numbers that people tune. */
final class PolicyReader {
    /** The keys that an upstream may override. */
    static final List<String> KEYS = List.of(
            "resolveAfter",
            "reopenWithin",
            "proposeWindowAfter",
            "significantPeriod",
            "significantUsers",
            "respectRejectionFor",
            "repeatEvery");

    /** The keys at the top. */
    static final List<String> TOP_KEYS =
            Stream.concat(KEYS.stream(), Stream.of("allowPrivate")).toList();

    /** What holds where the map says nothing (map.md, "policy"). */
    static final Policy BUILT_IN = new Policy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            5000,
            Duration.ofHours(1),
            Duration.ofHours(4));

    private PolicyReader() {}

    /** The policy that a section sets itself, and {@code base} for the rest. */
    static Policy read(Section section, Policy base) {
        return new Policy(
                section.read("resolveAfter", Kind.DURATION).orElse(base.resolveAfter()),
                section.read("reopenWithin", Kind.DURATION).orElse(base.reopenWithin()),
                section.read("proposeWindowAfter", Kind.DURATION).orElse(base.proposeWindowAfter()),
                section.read("significantPeriod", Kind.LASTING).orElse(base.significantPeriod()),
                section.read("significantUsers", Kind.number(1, Integer.MAX_VALUE))
                        .orElse(base.significantUsers()),
                section.read("respectRejectionFor", Kind.DURATION).orElse(base.respectRejectionFor()),
                section.read("repeatEvery", Kind.LASTING).orElse(base.repeatEvery()));
    }
}
