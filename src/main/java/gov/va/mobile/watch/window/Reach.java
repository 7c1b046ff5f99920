package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a window on an upstream stands for at PagerDuty, and whom it reaches, by one services map. Pure. */
final class Reach {
    private final ServicesMap map;
    private final Graph graph;

    Reach(ServicesMap map) {
        this.map = map;
        this.graph = new Graph(map);
    }

    /** The PagerDuty service of that scope. */
    Optional<PagerDutyService> service(String upstreamId, Scope scope) {
        return service(map.upstream(upstreamId).map(Upstream::pagerduty).orElse(PagerDutyServices.NONE), scope);
    }

    /** The one of that scope. */
    static Optional<PagerDutyService> service(PagerDutyServices services, Scope scope) {
        return switch (scope) {
            case SHARED -> services.shared();
            case MOBILE -> services.mobile();
        };
    }

    /** The scopes that a person may choose; an upstream without any PagerDuty service can have a window that is shared, and local only. */
    List<Scope> scopes(String upstreamId) {
        List<Scope> mapped = Arrays.stream(Scope.values())
                .filter(scope -> service(upstreamId, scope).isPresent())
                .toList();
        return mapped.isEmpty() ? List.of(Scope.SHARED) : mapped;
    }

    /** What can hold only one window of ours at a time. */
    String target(String upstreamId, Scope scope) {
        return service(upstreamId, scope)
                .map(service -> "pagerduty:" + service.service())
                .orElse("upstream:" + upstreamId);
    }

    /**
     * The node of the app's graph that a window names: the key of its PagerDuty service, as vets-api does; where the graph has no such node (PagerDuty
     * says {@code mvi} for {@code mpi}), the upstream itself, because that is what people meant.
     */
    String node(String upstreamId, Optional<Scope> scope) {
        return scope.flatMap(chosen -> service(upstreamId, chosen))
                .or(() -> scopes(upstreamId).stream()
                        .flatMap(any -> service(upstreamId, any).stream())
                        .findFirst())
                .map(PagerDutyService::key)
                .filter(graph::knows)
                .orElse(upstreamId);
    }

    /** The features that the app will block. */
    List<Feature> features(String node) {
        return graph.featuresOf(List.of(node)).stream()
                .flatMap(id -> map.feature(id).stream())
                .filter(Feature::inApp)
                .toList();
    }

    /** Those that vets-api will really block: none where the key of the PagerDuty service is no node of the graph. */
    List<Feature> printed(String upstreamId, Optional<Scope> scope) {
        boolean unknown = scope.flatMap(chosen -> service(upstreamId, chosen))
                .filter(service -> !graph.knows(service.key()))
                .isPresent();
        return unknown ? List.of() : features(node(upstreamId, scope));
    }

    /** Whether a feature does not work, by what it depends on directly. */
    static boolean isDown(Feature feature, Map<String, UpstreamHealth> health) {
        var states = feature.dependsOn().stream()
                .map(upstream -> Optional.ofNullable(health.get(upstream))
                        .map(UpstreamHealth::status)
                        .orElse(HealthStatus.UNKNOWN))
                .toList();
        return feature.rule() == FeatureRule.ANY
                ? states.contains(HealthStatus.DOWN)
                : !states.isEmpty() && states.stream().allMatch(HealthStatus.DOWN::equals);
    }

    /** The upstream and all that it depends on, however far. */
    Set<String> withDependencies(String upstreamId) {
        var found = new LinkedHashSet<String>();
        var queue = new ArrayDeque<>(List.of(upstreamId));
        while (!queue.isEmpty()) {
            String next = queue.remove();
            if (found.add(next)) {
                queue.addAll(graph.dependencies(next));
            }
        }
        return found;
    }

    /** Whether a window could neither be published nor show any feature as blocked. */
    boolean reachesNobody(String upstreamId) {
        boolean publishable = Arrays.stream(Scope.values())
                .anyMatch(scope -> service(upstreamId, scope).isPresent());
        return !publishable && features(upstreamId).isEmpty();
    }
}
