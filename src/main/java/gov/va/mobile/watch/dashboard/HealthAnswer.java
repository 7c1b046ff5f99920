package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.reload.Refusal;
import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dashboard query (api.md, "Reading"); everything in the map's order. */
@Schema(name = "Health")
@JsonInclude(JsonInclude.Include.ALWAYS)
record HealthAnswer(
        Instant at,
        HealthStatus status,
        Prober prober,
        MapEntry servicesMap,
        Counts counts,
        List<UpstreamEntry> upstreams,
        List<GroupEntry> groups,
        List<FeatureEntry> features,
        List<IncidentView> incidents,
        List<WindowView> maintenanceWindows) {

    /** Whether we ourselves can see. */
    enum ProberState implements Coded {
        OK,
        BLIND
    }

    /** Our own sight. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Prober(ProberState state, Optional<Instant> since) {}

    /** The services map that this is by, and the newer one that could not be taken. */
    @Schema(name = "ServicesMapState")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record MapEntry(String revision, Optional<RefusedMap> refused) {
        static MapEntry of(ServicesMap map, Optional<Refusal> refused) {
            return new MapEntry(
                    map.revision(),
                    refused.map(refusal -> new RefusedMap(
                            refusal.at(),
                            refusal.problems().size(),
                            refusal.problems().getFirst())));
        }
    }

    /**
     * A services map that was refused; the last good one stays.
     *
     * @param errors how many were found
     * @param first the first of them, with its place
     */
    @Schema(name = "RefusedServicesMap")
    record RefusedMap(Instant at, int errors, String first) {}

    /** How many upstreams have which status. */
    record Counts(int up, int degraded, int down, int unknown) {
        static Counts of(List<UpstreamEntry> upstreams) {
            return new Counts(
                    count(upstreams, HealthStatus.UP),
                    count(upstreams, HealthStatus.DEGRADED),
                    count(upstreams, HealthStatus.DOWN),
                    count(upstreams, HealthStatus.UNKNOWN));
        }

        private static int count(List<UpstreamEntry> upstreams, HealthStatus status) {
            return (int) upstreams.stream()
                    .filter(upstream -> upstream.status() == status)
                    .count();
        }
    }

    /** A group of upstreams that share a host or a way out. */
    @Schema(name = "GroupHealth")
    record GroupEntry(String id, String name, HealthStatus status, List<String> members) {}
}
