package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.dashboard.Availability.Report;
import gov.va.mobile.watch.dashboard.Availability.Subject;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.poll.Past;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Composes the availability report: two queries, however many upstreams there are. */
@ApplicationScoped
class AvailabilityReader {
    private final PastReader past;

    AvailabilityReader(PastReader past) {
        this.past = past;
    }

    Report read(Instant from, Instant to, Instant now) {
        ServicesMap map = past.map();
        Map<String, Past> pasts = past.all(from, now);
        WindowTimes windows = past.windows(from, to);
        var graph = new Graph(map);
        return new Report(
                from,
                to,
                map.upstreams().stream()
                        .map(upstream -> Availability.of(
                                new Subject(
                                        upstream.id(),
                                        upstream.name(),
                                        Optional.of(new UpstreamChecks(upstream, Map.of(), now).depth())),
                                pasts.getOrDefault(upstream.id(), Past.NOTHING),
                                from,
                                to,
                                windows))
                        .toList(),
                map.features().stream()
                        .map(feature -> Availability.of(
                                new Subject(feature.id(), feature.name(), Optional.empty()),
                                FeaturePast.of(feature, graph, pasts),
                                from,
                                to,
                                windows))
                        .toList());
    }
}
