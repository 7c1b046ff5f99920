package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.dashboard.UpstreamEntry.Shares;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.window.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An upstream with its entry in the map and its checks.
 *
 * @param scopes those that a maintenance window of it may have; without any PagerDuty service it can only be shared, and local
 */
@Schema(name = "Upstream")
@JsonInclude(JsonInclude.Include.ALWAYS)
record UpstreamDetail(
        String id,
        String name,
        HealthStatus status,
        Depth depth,
        Optional<Instant> since,
        List<String> causedBy,
        boolean flapping,
        boolean misconfigured,
        boolean paused,
        Shares uptime,
        Optional<UUID> incidentId,
        Optional<UUID> maintenanceWindowId,
        Optional<LastResultEntry> lastResult,
        Optional<Team> team,
        Criticality criticality,
        List<String> dependsOn,
        List<String> groupIds,
        List<Scope> scopes,
        List<CheckEntry> checks) {
    static UpstreamDetail of(UpstreamEntry entry, Upstream upstream, List<String> groupIds, List<CheckEntry> checks) {
        return new UpstreamDetail(
                entry.id(),
                entry.name(),
                entry.status(),
                entry.depth(),
                entry.since(),
                entry.causedBy(),
                entry.flapping(),
                entry.misconfigured(),
                entry.paused(),
                entry.uptime(),
                entry.incidentId(),
                entry.maintenanceWindowId(),
                entry.lastResult(),
                upstream.team(),
                upstream.criticality(),
                upstream.dependsOn(),
                groupIds,
                scopes(upstream.pagerduty()),
                checks);
    }

    private static List<Scope> scopes(PagerDutyServices services) {
        List<Scope> mapped = Stream.of(
                        services.mobile().map(service -> Scope.MOBILE),
                        services.shared().map(service -> Scope.SHARED))
                .flatMap(Optional::stream)
                .toList();
        return mapped.isEmpty() ? List.of(Scope.SHARED) : mapped;
    }
}
