package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.health.FeatureHealth;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.poll.Past;
import gov.va.mobile.watch.poll.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a feature was, from what the upstreams were that it depends on directly: these alone decide whether it was down; pure. */
final class FeaturePast {
    private FeaturePast() {}

    /** An upstream becomes something. */
    private record Turn(Instant at, Instant end, String upstreamId, HealthStatus status) {}

    static Past of(Feature feature, Graph graph, Map<String, Past> pasts) {
        List<Turn> turns = feature.dependsOn().stream()
                .flatMap(id -> Optional.ofNullable(pasts.get(id)).stream()
                        .flatMap(past -> past.stretches().stream())
                        .map(stretch -> new Turn(stretch.start(), stretch.end(), id, stretch.status())))
                .sorted(Comparator.comparing(Turn::at))
                .toList();
        var statuses = new HashMap<String, HealthStatus>();
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            statuses.put(turn.upstreamId(), turn.status());
            boolean last = i + 1 == turns.size();
            Instant end = last ? turn.end() : turns.get(i + 1).at();
            if (turn.at().isBefore(end)) {
                FeatureHealth health = FeatureHealth.of(feature, graph, statuses);
                add(stretches, new Stretch(turn.at(), end, health.status(), health.causedBy()));
            }
        }
        return Past.of(stretches);
    }

    private static void add(List<Stretch> stretches, Stretch next) {
        Stretch last = stretches.isEmpty() ? next : stretches.getLast();
        if (last.end().equals(next.start())
                && last.status() == next.status()
                && last.causedBy().equals(next.causedBy())) {
            stretches.set(stretches.size() - 1, new Stretch(last.start(), next.end(), next.status(), next.causedBy()));
        } else {
            stretches.add(next);
        }
    }
}
