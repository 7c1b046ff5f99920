package gov.va.mobile.watch.health;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Graph;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Veterans get of a feature (behaviour.md §3, "Features"); pure.
 *
 * @param causedBy the upstreams that make it so
 */
public record FeatureHealth(String featureId, HealthStatus status, List<String> causedBy) {
    /**
     * Down when something it depends on directly is down (rule {@code all}: when all are); degraded when only something further up is, or its rule still
     * holds; unknown when nothing it depends on is known.
     */
    public static FeatureHealth of(Feature feature, Graph graph, Map<String, HealthStatus> upstreams) {
        List<String> down = feature.dependsOn().stream()
                .filter(id -> status(upstreams, id) == HealthStatus.DOWN)
                .toList();
        boolean lost = feature.rule() == FeatureRule.ANY
                ? !down.isEmpty()
                : down.size() == feature.dependsOn().size();
        if (lost && !down.isEmpty()) {
            return new FeatureHealth(feature.id(), HealthStatus.DOWN, down);
        }
        Set<String> troubled = new LinkedHashSet<>(down);
        troubled.addAll(downFurtherUp(feature, graph, upstreams));
        feature.dependsOn().stream()
                .filter(id -> status(upstreams, id) == HealthStatus.DEGRADED)
                .forEach(troubled::add);
        if (!troubled.isEmpty()) {
            return new FeatureHealth(feature.id(), HealthStatus.DEGRADED, List.copyOf(troubled));
        }
        boolean known = feature.dependsOn().stream().anyMatch(id -> status(upstreams, id) == HealthStatus.UP);
        return new FeatureHealth(feature.id(), known ? HealthStatus.UP : HealthStatus.UNKNOWN, List.of());
    }

    private static Set<String> downFurtherUp(Feature feature, Graph graph, Map<String, HealthStatus> upstreams) {
        var seen = new LinkedHashSet<>(feature.dependsOn());
        var queue = new ArrayDeque<>(feature.dependsOn());
        var down = new LinkedHashSet<String>();
        while (!queue.isEmpty()) {
            for (String parent : graph.dependencies(queue.remove())) {
                if (seen.add(parent)) {
                    queue.add(parent);
                    if (status(upstreams, parent) == HealthStatus.DOWN) {
                        down.add(parent);
                    }
                }
            }
        }
        return down;
    }

    private static HealthStatus status(Map<String, HealthStatus> upstreams, String id) {
        return upstreams.getOrDefault(id, HealthStatus.UNKNOWN);
    }
}
