package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.window.Windows.Held;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** When maintenance windows concerned something: its own, and those of what it depends on, overlapping ones made one; pure. */
final class WindowTimes {
    private final Graph graph;
    private final List<Held> windows;

    WindowTimes(Graph graph, List<Held> windows) {
        this.graph = graph;
        this.windows = windows;
    }

    /** A stretch of time; half-open. */
    record Span(Instant start, Instant end) {}

    /** When any window concerned the upstream or feature. */
    List<Span> of(String node) {
        return union(node, any -> true);
    }

    /** When one did that was planned, here or at PagerDuty, and not the answer to an outage. */
    List<Span> planned(String node) {
        return union(node, Held::planned);
    }

    private List<Span> union(String node, Predicate<Held> wanted) {
        if (windows.isEmpty()) {
            return List.of();
        }
        Set<String> concerned = withDependencies(node);
        var spans = new ArrayList<Span>();
        windows.stream()
                .filter(window -> concerned.contains(window.upstreamId()) && wanted.test(window))
                .sorted(Comparator.comparing(Held::start))
                .forEach(window -> {
                    if (!spans.isEmpty()
                            && !window.start().isAfter(spans.getLast().end())) {
                        Span last = spans.removeLast();
                        spans.add(new Span(last.start(), later(last.end(), window.end())));
                    } else {
                        spans.add(new Span(window.start(), window.end()));
                    }
                });
        return spans;
    }

    private Set<String> withDependencies(String node) {
        var found = new LinkedHashSet<>(List.of(node));
        var queue = new ArrayDeque<>(found);
        while (!queue.isEmpty()) {
            for (String parent : graph.dependencies(queue.remove())) {
                if (found.add(parent)) {
                    queue.add(parent);
                }
            }
        }
        return found;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
