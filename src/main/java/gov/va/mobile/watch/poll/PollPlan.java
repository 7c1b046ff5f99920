package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Source;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Target.HostPort;
import gov.va.mobile.watch.map.Upstream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a map means for polling: what is run, where, and in which order upstreams are judged. Made once per revision. */
final class PollPlan {
    /** Where look-ups go that name no resolver. */
    private static final String SYSTEM_RESOLVER = "resolver:53";

    private final ServicesMap map;
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Map<String, Integer> unitsByHost = new LinkedHashMap<>();
    private final Map<String, HostLimit> rates = new LinkedHashMap<>();
    private final List<Upstream> causesFirst = new ArrayList<>();
    private final Map<String, Check> checks = new HashMap<>();
    private final Graph graph;

    /** Something that is claimed and run as one. */
    sealed interface Unit {
        /** The host and port that it asks. */
        String host();
    }

    /** A check that asks by itself. */
    record CheckUnit(String id, Check check, String host) implements Unit {}

    /** A source and the checks that are judged from its answer. */
    record SourceUnit(Source source, Map<String, Check> checks, String host) implements Unit {}

    PollPlan(ServicesMap map) {
        this.map = map;
        this.graph = new Graph(map);
        map.upstreams()
                .forEach(upstream ->
                        upstream.checks().forEach(check -> checks.put(CheckIds.of(upstream, check), check)));
        map.upstreams()
                .forEach(upstream -> upstream.checks().stream()
                        .filter(check -> !check.off())
                        .forEach(check -> host(check.target()).ifPresent(host -> {
                            String id = CheckIds.of(upstream, check);
                            add(id, new CheckUnit(id, check, host));
                        })));
        map.sources().stream()
                .filter(source -> !source.off())
                .forEach(source ->
                        add(CheckIds.of(source), new SourceUnit(source, judgedFrom(source), host(source.url()))));
        map.hosts().forEach((host, limit) -> {
            if (unitsByHost.keySet().stream().anyMatch(asked -> HostLimit.names(host, asked))) {
                rates.put(host, limit);
            }
        });
        var seen = new LinkedHashSet<String>();
        map.upstreams().forEach(upstream -> causesFirst(upstream, seen));
    }

    private void add(String id, Unit unit) {
        units.put(id, unit);
        unitsByHost.merge(unit.host(), 1, Integer::sum);
    }

    private Map<String, Check> judgedFrom(Source source) {
        var checks = new LinkedHashMap<String, Check>();
        map.upstreams()
                .forEach(upstream -> upstream.checks().forEach(check -> {
                    if (!check.off()
                            && check.target() instanceof Target.Evidence evidence
                            && evidence.sourceId().equals(source.id())) {
                        checks.put(CheckIds.of(upstream, check), check);
                    }
                }));
        return checks;
    }

    private void causesFirst(Upstream upstream, Set<String> seen) {
        if (seen.add(upstream.id())) {
            upstream.dependsOn().forEach(id -> map.upstream(id).ifPresent(parent -> causesFirst(parent, seen)));
            causesFirst.add(upstream);
        }
    }

    /** The map that this is the plan of. */
    ServicesMap map() {
        return map;
    }

    /** What is claimed under that id; absent for what is judged from elsewhere. */
    Optional<Unit> unit(String id) {
        return Optional.ofNullable(units.get(id));
    }

    /** Whether it lays nothing out. */
    boolean empty() {
        return checks.isEmpty() && map.sources().isEmpty();
    }

    /** The check stored under that id. */
    Optional<Check> check(String id) {
        return Optional.ofNullable(checks.get(id));
    }

    /** Who depends on whom. */
    Graph graph() {
        return graph;
    }

    /** The hosts that may be asked only so often, and how often, as far as any unit asks them. */
    Map<String, HostLimit> rates() {
        return rates;
    }

    /** The host whose rate the unit takes part in. */
    Optional<String> ratedHost(Unit unit) {
        return rates.keySet().stream()
                .filter(host -> HostLimit.names(host, unit.host()))
                .findFirst();
    }

    /** How many hosts and ports are asked. */
    int hosts() {
        return unitsByHost.size();
    }

    /** The host and port that a check asks, by itself or through its source. */
    Optional<String> hostOf(Upstream upstream, Check check) {
        String id = check.target() instanceof Target.Evidence evidence
                ? CheckIds.ofSource(evidence.sourceId())
                : CheckIds.of(upstream, check);
        return unit(id).map(Unit::host);
    }

    /** How often the unit is run. */
    Duration interval(Unit unit) {
        return switch (unit) {
            case CheckUnit one -> one.check().interval();
            case SourceUnit many -> many.source().interval();
        };
    }

    /** How many units ask that host and port. */
    int unitsAt(String host) {
        return unitsByHost.getOrDefault(host, 0);
    }

    /** All upstreams, each after those that it depends on. */
    List<Upstream> causesFirst() {
        return causesFirst;
    }

    private static Optional<String> host(Target target) {
        return switch (target) {
            case Target.Http http -> Optional.of(host(http.url()));
            case Target.Tcp tcp -> Optional.of(host(tcp.address()));
            case Target.Tls tls -> Optional.of(host(tls.address()));
            case Target.Dns dns ->
                Optional.of(dns.resolver().map(PollPlan::host).orElse(SYSTEM_RESOLVER));
            case Target.Prometheus prometheus -> Optional.of(host(prometheus.url()));
            case Target.Push _, Target.Evidence _ -> Optional.empty();
        };
    }

    private static String host(HostPort address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }

    private static String host(URI url) {
        int port = url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return host(new HostPort(url.getHost(), port));
    }
}
