package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.SharedRoot;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import java.util.List;
import java.util.Optional;

/**
 * What an incident that opened by itself is about, by the map in force: an upstream, a group, or the common cause of many hosts; pure.
 *
 * @param members of a group: those that the map names; else empty
 */
record Root(
        Kind kind,
        String id,
        String name,
        Optional<Team> team,
        Criticality criticality,
        Policy policy,
        List<String> members) {
    /** The three. */
    enum Kind {
        UPSTREAM,
        GROUP,
        COMMON_CAUSE
    }

    /** The root of that id; empty when the map has it no longer. */
    static Optional<Root> of(ServicesMap map, String id) {
        if (id.equals(SharedRoot.COMMON_CAUSE)) {
            return Optional.of(new Root(
                    Kind.COMMON_CAUSE,
                    id,
                    "A common cause of many upstreams",
                    Optional.empty(),
                    Criticality.CRITICAL,
                    map.policy(),
                    List.of()));
        }
        return DrillUpstream.orOf(map, id)
                .map(Root::of)
                .or(() -> map.groups().stream()
                        .filter(group -> group.id().equals(id))
                        .findFirst()
                        .map(group -> of(map, group)));
    }

    /** The root of that incident; empty when it has none, or the map has it no longer. */
    static Optional<Root> of(ServicesMap map, Incident incident) {
        return incident.rootId().flatMap(id -> of(map, id));
    }

    private static Root of(Upstream upstream) {
        return new Root(
                Kind.UPSTREAM,
                upstream.id(),
                upstream.name(),
                upstream.team(),
                upstream.criticality(),
                upstream.policy(),
                List.of());
    }

    private static Root of(ServicesMap map, Group group) {
        return new Root(
                Kind.GROUP, group.id(), group.name(), group.team(), group.criticality(), map.policy(), group.members());
    }

    /** Its id where it is an upstream. */
    Optional<String> upstreamId() {
        return kind == Kind.UPSTREAM ? Optional.of(id) : Optional.empty();
    }

    /** Its id where it is a group, or the common cause. */
    Optional<String> groupId() {
        return kind == Kind.UPSTREAM ? Optional.empty() : Optional.of(id);
    }
}
