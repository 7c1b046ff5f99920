package gov.va.mobile.watch.health;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.Group;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that {@link RootCause} looks at.
 *
 * @param groups of the map, in its order
 * @param standings of every upstream that fails, of what it depends on, and of the members of its groups; in the map's order
 * @param shared the groups, and the common cause, that are roots now, by id
 * @param hosts how many hosts and ports are watched in all
 */
public record Scene(
        Graph graph,
        List<Group> groups,
        Map<String, Standing> standings,
        Map<String, SharedRoot> shared,
        int hosts,
        Outlook outlook,
        Instant now) {

    /** Whether this upstream's failure is not only our own way out that is broken. */
    boolean proven(Standing standing) {
        return !standing.silent()
                || standing.failingSince().filter(outlook::provenSince).isPresent();
    }

    /** All that the upstream depends on, however far, as far as it is in the scene. */
    Set<String> behind(String id) {
        Set<String> all = new LinkedHashSet<>(graph.behind(id));
        all.retainAll(standings.keySet());
        return all;
    }
}
