package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Defaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads how often and how patiently is asked; a timeout must end before the next run begins. */
final class TimingReader {
    static final List<String> KEYS =
            List.of("interval", "timeout", "failureThreshold", "successThreshold", "retryInterval", "slowAfter");

    /** What holds where the map says nothing (map.md, "defaults"). */
    static final Defaults BUILT_IN = new Defaults(
            Duration.ofSeconds(30), Duration.ofSeconds(10), 3, 2, Duration.ofSeconds(30), Duration.ofSeconds(3));

    private static final Kind<Integer> THRESHOLD = Kind.number(1, 1000);

    private TimingReader() {}

    /** The times that a section sets itself, and {@code base} for the others. */
    static Defaults read(Section section, Defaults base) {
        return new Defaults(
                section.read("interval", Kind.LASTING).orElse(base.interval()),
                section.read("timeout", Kind.LASTING).orElse(base.timeout()),
                section.read("failureThreshold", THRESHOLD).orElse(base.failureThreshold()),
                section.read("successThreshold", THRESHOLD).orElse(base.successThreshold()),
                section.read("retryInterval", Kind.LASTING).orElse(base.retryInterval()),
                section.read("slowAfter", Kind.LASTING).orElse(base.slowAfter()));
    }

    /** Reports a timeout that is not shorter than the interval, where the section sets one of the two. */
    static void checkTimeout(Section section, Defaults times) {
        Optional<String> key = List.of("timeout", "interval").stream()
                .filter(name -> section.value(name).isPresent())
                .findFirst();
        if (key.isPresent() && times.timeout().compareTo(times.interval()) >= 0) {
            section.error(
                    key.get(),
                    "timeout " + inWords(times.timeout()) + " with interval " + inWords(times.interval()),
                    "a timeout that is shorter than the interval");
        }
    }

    private static String inWords(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
