package gov.va.mobile.watch.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who depends on whom, walked in the map's order; an upstream's edges come before a feature's, each in the order of the file (domain.md §2). */
public final class Graph {
    private final Map<String, List<String>> dependents = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final Set<String> features = new LinkedHashSet<>();

    /** The graph of a valid map. */
    public Graph(ServicesMap map) {
        map.upstreams().forEach(upstream -> edges(upstream.id(), upstream.dependsOn()));
        map.features().forEach(feature -> {
            features.add(feature.id());
            edges(feature.id(), feature.dependsOn());
        });
    }

    private void edges(String node, List<String> dependsOn) {
        dependencies.put(node, dependsOn);
        dependents.computeIfAbsent(node, any -> new ArrayList<>());
        dependsOn.forEach(parent ->
                dependents.computeIfAbsent(parent, any -> new ArrayList<>()).add(node));
    }

    /** Whether the node exists. */
    public boolean knows(String node) {
        return dependencies.containsKey(node);
    }

    /** Whether the node is a feature. */
    public boolean isFeature(String node) {
        return features.contains(node);
    }

    /** What the node depends on directly. */
    public List<String> dependencies(String node) {
        return dependencies.getOrDefault(node, List.of());
    }

    /** What depends on the node directly. */
    public List<String> dependents(String node) {
        return dependents.getOrDefault(node, List.of());
    }

    /** All that depends on any of the nodes, however far, breadth-first; the nodes themselves are not among it. */
    public Set<String> reachedFrom(Collection<String> nodes) {
        var reached = new LinkedHashSet<String>();
        var queue = new ArrayDeque<>(nodes);
        while (!queue.isEmpty()) {
            for (String next : dependents(queue.remove())) {
                if (!nodes.contains(next) && reached.add(next)) {
                    queue.add(next);
                }
            }
        }
        return reached;
    }

    /** All that the node depends on, however far, nearest first; the node itself is not among it. */
    public Set<String> behind(String node) {
        var found = new LinkedHashSet<String>();
        var queue = new ArrayDeque<>(dependencies(node));
        while (!queue.isEmpty()) {
            String next = queue.remove();
            if (found.add(next)) {
                queue.addAll(dependencies(next));
            }
        }
        return found;
    }

    /** The features among {@link #reachedFrom}: what Veterans lose when these fail. */
    public List<String> featuresOf(Collection<String> nodes) {
        return reachedFrom(nodes).stream().filter(features::contains).toList();
    }
}
