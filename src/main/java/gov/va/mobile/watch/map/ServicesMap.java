package gov.va.mobile.watch.map;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The services map as read: valid, environment filled in, defaults applied (map.md). Lists are in the order of the file, which is the order of the app's graph.
 *
 * @param revision hash of the content after the environment was filled in; two replicas with the same revision watch the same
 * @param backend the upstream that is the app's own back end
 * @param links playbook, plays and the like, by the map's names
 * @param hosts limits by host name
 */
public record ServicesMap(
        String revision,
        Defaults defaults,
        Policy policy,
        boolean allowPrivate,
        Optional<String> backend,
        List<Sentinel> sentinels,
        Map<String, Person> people,
        Map<String, String> links,
        List<Upstream> upstreams,
        List<Group> groups,
        List<Feature> features,
        List<Source> sources,
        Map<String, HostLimit> hosts) {

    /** The upstream of that id. */
    public Optional<Upstream> upstream(String id) {
        return upstreams.stream().filter(upstream -> upstream.id().equals(id)).findFirst();
    }

    /** The feature of that id. */
    public Optional<Feature> feature(String id) {
        return features.stream().filter(feature -> feature.id().equals(id)).findFirst();
    }

    /** The source of that id. */
    public Optional<Source> source(String id) {
        return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }

    /** The groups that the upstream is a member of. */
    public List<Group> groupsOf(String upstreamId) {
        return groups.stream()
                .filter(group -> group.members().contains(upstreamId))
                .toList();
    }
}
