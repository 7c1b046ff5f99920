package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.reader.Names.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds cycles depth-first in the order of the file and reports each at the edge that closes it, with its path: without the reported edges no cycle is
 * left. It keeps its own stack, because a long chain would overflow the thread's.
 */
final class CycleSearch {
    private final Problems problems;
    private final Map<String, List<Edge>> outgoing = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Set<String> reported = new HashSet<>();

    CycleSearch(List<Edge> edges, Problems problems) {
        this.problems = problems;
        edges.forEach(edge ->
                outgoing.computeIfAbsent(edge.from(), any -> new ArrayList<>()).add(edge));
    }

    void run() {
        outgoing.keySet().forEach(this::from);
    }

    private void from(String start) {
        if (finished.contains(start)) {
            return;
        }
        var path = new ArrayList<String>(List.of(start));
        var onPath = new HashSet<String>(path);
        Deque<Iterator<Edge>> left = new ArrayDeque<>();
        left.push(edges(start));
        while (!left.isEmpty()) {
            if (!left.element().hasNext()) {
                left.pop();
                String done = path.removeLast();
                onPath.remove(done);
                finished.add(done);
                continue;
            }
            Edge edge = left.element().next();
            String next = edge.to().value();
            if (onPath.contains(next)) {
                report(edge, path.subList(path.indexOf(next), path.size()));
            } else if (!finished.contains(next)) {
                path.add(next);
                onPath.add(next);
                left.push(edges(next));
            }
        }
    }

    private Iterator<Edge> edges(String node) {
        return outgoing.getOrDefault(node, List.of()).iterator();
    }

    /** Once, also where one of its edges stands twice. */
    private void report(Edge closing, List<String> path) {
        String cycle = String.join(" -> ", path) + " -> " + closing.to().value();
        if (reported.add(cycle)) {
            problems.error(closing.to().place(), "a dependency cycle " + cycle, "dependsOn without a cycle");
        }
    }
}
