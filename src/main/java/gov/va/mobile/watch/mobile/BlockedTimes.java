package gov.va.mobile.watch.mobile;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.window.AppFeed;
import gov.va.mobile.watch.window.Windows.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The better feed: when each feature is blocked, overlapping and adjacent windows made one that ends at the last of them. Pure. */
final class BlockedTimes {
    private BlockedTimes() {}

    /** Whether it has begun; half-open, by the server's time. */
    enum State implements Coded {
        UPCOMING,
        ACTIVE
    }

    /** One stretch of time in which a feature is blocked. */
    record Blocked(String feature, Instant start, Instant end, State state) {}

    /** All of them, by feature in the order first reached, then by time. */
    static List<Blocked> of(Graph graph, Predicate<String> inApp, List<Shown> windows, Instant now) {
        Map<String, List<Shown>> byFeature = new LinkedHashMap<>();
        windows.stream()
                .filter(window -> window.end().isAfter(now))
                .forEach(window -> AppFeed.features(graph, inApp, window)
                        .forEach(feature -> byFeature
                                .computeIfAbsent(feature, any -> new ArrayList<>())
                                .add(window)));
        return byFeature.entrySet().stream()
                .flatMap(entry -> union(entry.getKey(), entry.getValue(), now).stream())
                .toList();
    }

    /** How long an answer stays true: until the next start or end, at most that long. */
    static Duration trueFor(List<Blocked> blocked, Instant now, Duration atMost) {
        return blocked.stream()
                .flatMap(each -> Stream.of(each.start(), each.end()))
                .filter(boundary -> boundary.isAfter(now))
                .map(boundary -> Duration.between(now, boundary))
                .filter(until -> until.compareTo(atMost) < 0)
                .min(Comparator.naturalOrder())
                .orElse(atMost);
    }

    private static List<Blocked> union(String feature, List<Shown> windows, Instant now) {
        var found = new ArrayList<Blocked>();
        for (Shown window :
                windows.stream().sorted(Comparator.comparing(Shown::start)).toList()) {
            if (!found.isEmpty() && !window.start().isAfter(found.getLast().end())) {
                Blocked last = found.removeLast();
                Instant end = last.end().isAfter(window.end()) ? last.end() : window.end();
                found.add(new Blocked(feature, last.start(), end, last.state()));
            } else {
                State state = window.start().isAfter(now) ? State.UPCOMING : State.ACTIVE;
                found.add(new Blocked(feature, window.start(), window.end(), state));
            }
        }
        return found;
    }
}
