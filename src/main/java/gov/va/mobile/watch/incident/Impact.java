package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an incident takes with it, by the map in force; pure. */
final class Impact {
    private Impact() {}

    /** Nothing that the map knows. */
    static final IncidentView.Affected NONE = new IncidentView.Affected(List.of(), List.of());

    /** An incident of that upstream alone. */
    static IncidentView.Affected of(ServicesMap map, Optional<String> upstreamId) {
        return upstreamId.map(id -> of(new Graph(map), List.of(id))).orElse(NONE);
    }

    /** An incident of these upstreams: its root first, then those that are down because of it. */
    static IncidentView.Affected of(Graph graph, List<String> upstreams) {
        return new IncidentView.Affected(List.copyOf(upstreams), graph.featuresOf(upstreams));
    }

    /** The same upstreams and more. */
    static List<String> with(List<String> upstreams, Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(upstreams);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** What an incident of that root is about: the upstream itself first, then what fails because of it. */
    static List<String> concerned(Root root, List<String> along) {
        return with(root.upstreamId().map(List::of).orElse(List.of()), along);
    }

    /** The features that are down, not only degraded, while these upstreams are (behaviour.md §3, "Features"). */
    static List<Feature> downFeatures(ServicesMap map, Collection<String> upstreams) {
        return map.features().stream()
                .filter(feature -> switch (feature.rule()) {
                    case ANY -> feature.dependsOn().stream().anyMatch(upstreams::contains);
                    case ALL -> upstreams.containsAll(feature.dependsOn());
                })
                .toList();
    }
}
