package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** For which upstreams the incident of a group, or of a common cause, proposes windows (behaviour.md §5). Pure. */
public final class SetMembers {
    private SetMembers() {}

    /** Those with a PagerDuty service, in the order of the affected. */
    static List<String> of(ServicesMap map, String rootId, List<String> affected) {
        return failing(map, rootId, affected).stream()
                .filter(id -> hasService(map, id))
                .toList();
    }

    /** Those that get no window, because they have no PagerDuty service. */
    public static List<String> withoutService(ServicesMap map, String rootId, List<String> affected) {
        return failing(map, rootId, affected).stream()
                .filter(id -> !hasService(map, id))
                .toList();
    }

    /** Of a group its members that fail; of a common cause those that fail by themselves, as a window on these reaches the others too. */
    private static List<String> failing(ServicesMap map, String rootId, List<String> affected) {
        var graph = new Graph(map);
        Set<String> all = new HashSet<>(affected);
        return map.groups().stream()
                .filter(group -> group.id().equals(rootId))
                .findFirst()
                .map(Group::members)
                .map(members -> affected.stream().filter(members::contains).toList())
                .orElseGet(() -> affected.stream()
                        .filter(id -> Collections.disjoint(graph.behind(id), all))
                        .toList());
    }

    private static boolean hasService(ServicesMap map, String upstreamId) {
        PagerDutyServices services =
                map.upstream(upstreamId).map(Upstream::pagerduty).orElse(PagerDutyServices.NONE);
        return services.shared().isPresent() || services.mobile().isPresent();
    }
}
