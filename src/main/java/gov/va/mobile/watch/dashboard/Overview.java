package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.dashboard.HealthAnswer.Counts;
import gov.va.mobile.watch.dashboard.HealthAnswer.GroupEntry;
import gov.va.mobile.watch.dashboard.HealthAnswer.MapEntry;
import gov.va.mobile.watch.dashboard.HealthAnswer.Prober;
import gov.va.mobile.watch.dashboard.HealthAnswer.ProberState;
import gov.va.mobile.watch.dashboard.UpstreamEntry.Shares;
import gov.va.mobile.watch.health.FeatureHealth;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.CheckView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the facts to what people read; pure. */
final class Overview {
    private static final Duration DAY = Duration.ofDays(1);

    private final Facts facts;
    private final Connections connections;
    private final Map<String, Map<String, CheckView>> seen = new HashMap<>();
    private final Map<String, UpstreamEntry> entries = new LinkedHashMap<>();

    private Overview(Facts facts) {
        this.facts = facts;
        this.connections = new Connections(facts.incidents(), facts.windows(), facts.at());
        facts.checks()
                .forEach(check -> seen.computeIfAbsent(check.upstreamId(), any -> new HashMap<>())
                        .put(check.checkId(), check));
        facts.map().upstreams().forEach(upstream -> entries.put(upstream.id(), entry(upstream)));
    }

    /** The dashboard query, and each upstream with its checks. */
    record Composed(HealthAnswer answer, Map<String, UpstreamDetail> upstreams) {}

    /** Composes both. */
    static Composed of(Facts facts) {
        var overview = new Overview(facts);
        return new Composed(overview.answer(), overview.details());
    }

    private HealthAnswer answer() {
        List<UpstreamEntry> upstreams = List.copyOf(entries.values());
        List<FeatureEntry> features = features();
        return new HealthAnswer(
                facts.at(),
                status(upstreams, features),
                new Prober(facts.blindSince().isPresent() ? ProberState.BLIND : ProberState.OK, facts.blindSince()),
                MapEntry.of(facts.map(), facts.refusedMap()),
                Counts.of(upstreams),
                upstreams,
                facts.map().groups().stream().map(this::group).toList(),
                features,
                facts.incidents(),
                facts.windows());
    }

    private Map<String, UpstreamDetail> details() {
        var groupIds = new HashMap<String, List<String>>();
        facts.map()
                .groups()
                .forEach(group -> group.members()
                        .forEach(id -> groupIds.computeIfAbsent(id, any -> new ArrayList<>())
                                .add(group.id())));
        var details = new LinkedHashMap<String, UpstreamDetail>();
        for (Upstream upstream : facts.map().upstreams()) {
            UpstreamChecks checks = checks(upstream);
            UpstreamEntry entry = entries.get(upstream.id());
            if (entry != null) {
                details.put(
                        upstream.id(),
                        UpstreamDetail.of(
                                entry,
                                upstream,
                                groupIds.getOrDefault(upstream.id(), List.of()),
                                upstream.checks().stream()
                                        .map(check -> CheckEntry.of(check, checks))
                                        .toList()));
            }
        }
        return details;
    }

    private UpstreamEntry entry(Upstream upstream) {
        UpstreamChecks checks = checks(upstream);
        Optional<UpstreamHealth> stored = Optional.ofNullable(facts.health().get(upstream.id()));
        // Only shown as unknown: what is stored, its causes and its incidents stay until a fresh result (behaviour.md
        // §3).
        Optional<UpstreamHealth> known = stored.filter(health -> checks.known());
        HealthStatus status = known.map(UpstreamHealth::status).orElse(HealthStatus.UNKNOWN);
        return new UpstreamEntry(
                upstream.id(),
                upstream.name(),
                status,
                checks.depth(),
                known.isPresent() ? known.flatMap(UpstreamHealth::since) : checks.knownUntil(),
                known.map(UpstreamHealth::causedBy).orElse(List.of()),
                connections.flapping(upstream.id())
                        || stored.filter(UpstreamHealth::flapping).isPresent(),
                checks.misconfigured(),
                checks.paused(),
                shares(upstream.id(), checks.knownUntil()),
                connections.incident(upstream.id()),
                connections.window(upstream.id()),
                checks.telling(status).map(LastResultEntry::of));
    }

    private UpstreamChecks checks(Upstream upstream) {
        return new UpstreamChecks(upstream, seen.getOrDefault(upstream.id(), Map.of()), facts.at());
    }

    private Shares shares(String id, Optional<Instant> knownUntil) {
        return new Shares(
                share(id, DAY, knownUntil),
                share(id, DAY.multipliedBy(7), knownUntil),
                share(id, DAY.multipliedBy(30), knownUntil),
                share(id, DAY.multipliedBy(90), knownUntil));
    }

    private Optional<Double> share(String id, Duration window, Optional<Instant> knownUntil) {
        return knownUntil.flatMap(until -> Share.told(facts.uptime().of(id, window, until)));
    }

    private List<FeatureEntry> features() {
        var graph = new Graph(facts.map());
        var statuses = new HashMap<String, HealthStatus>();
        entries.forEach((id, entry) -> statuses.put(id, entry.status()));
        return facts.map().features().stream()
                .map(feature -> feature(feature, FeatureHealth.of(feature, graph, statuses)))
                .toList();
    }

    private FeatureEntry feature(Feature feature, FeatureHealth health) {
        Optional<Instant> until = feature.inApp() ? connections.maintenanceUntil(feature.id()) : Optional.empty();
        return new FeatureEntry(
                feature.id(),
                feature.name(),
                until.isPresent() ? FeatureStatus.MAINTENANCE : FeatureStatus.of(health.status()),
                health.causedBy(),
                until,
                feature.inApp());
    }

    /**
     * Down when it is found to be the root of a member's failure (behaviour.md §3, "Groups": 2/3 of them failed the same way at once), or when all of its members, at
     * least 2, are down for whatever reason; degraded when any is down or degraded; unknown when nothing is known of any; else up.
     */
    private GroupEntry group(Group group) {
        List<UpstreamEntry> known = group.members().stream()
                .flatMap(id -> Optional.ofNullable(entries.get(id)).stream())
                .toList();
        List<HealthStatus> members = known.stream().map(UpstreamEntry::status).toList();
        boolean root = known.stream().anyMatch(member -> member.causedBy().contains(group.id()));
        boolean all = members.size() > 1 && members.stream().allMatch(HealthStatus.DOWN::equals);
        HealthStatus status = root || all ? HealthStatus.DOWN : worst(members);
        return new GroupEntry(group.id(), group.name(), status, group.members());
    }

    private static HealthStatus worst(List<HealthStatus> members) {
        if (members.contains(HealthStatus.DOWN) || members.contains(HealthStatus.DEGRADED)) {
            return HealthStatus.DEGRADED;
        }
        return members.contains(HealthStatus.UP) ? HealthStatus.UP : HealthStatus.UNKNOWN;
    }

    /**
     * Whether the app is all right: down when a feature is, also one that the app's feed may not name, such as the whole app; degraded when anything else is down, degraded or, for Veterans, under maintenance;
     * unknown when nothing is known; else up.
     */
    private static HealthStatus status(List<UpstreamEntry> upstreams, List<FeatureEntry> features) {
        if (features.stream().anyMatch(feature -> feature.status() == FeatureStatus.DOWN)) {
            return HealthStatus.DOWN;
        }
        if (features.stream()
                .anyMatch(
                        feature -> feature.status() != FeatureStatus.UP && feature.status() != FeatureStatus.UNKNOWN)) {
            return HealthStatus.DEGRADED;
        }
        return worst(upstreams.stream().map(UpstreamEntry::status).toList());
    }
}
