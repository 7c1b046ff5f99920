package gov.va.mobile.watch.support;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Defaults;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Team;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small services maps for tests that are not about reading one. */
public final class TestMaps {
    /** The defaults of map.md. */
    public static final Defaults DEFAULTS = new Defaults(
            Duration.ofSeconds(30), Duration.ofSeconds(10), 3, 2, Duration.ofSeconds(30), Duration.ofSeconds(3));

    /** The policy of map.md. */
    public static final Policy POLICY = new Policy(
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            5000,
            Duration.ofHours(1),
            Duration.ofHours(4));

    private TestMaps() {}

    /** A map of these upstreams and features. */
    public static ServicesMap map(List<Upstream> upstreams, List<Feature> features) {
        return new ServicesMap(
                "test-" + upstreams.hashCode() + "-" + features.hashCode(),
                DEFAULTS,
                POLICY,
                true,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                upstreams,
                List.of(),
                features,
                List.of(),
                Map.of());
    }

    /** The same map with these groups. */
    public static ServicesMap withGroups(ServicesMap plain, List<Group> groups) {
        return new ServicesMap(
                plain.revision() + "-" + groups.hashCode(),
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                plain.backend(),
                plain.sentinels(),
                plain.people(),
                plain.links(),
                plain.upstreams(),
                groups,
                plain.features(),
                plain.sources(),
                plain.hosts());
    }

    /** The same map with so many sentinels, {@code s1} and so on. */
    public static ServicesMap withSentinels(ServicesMap plain, int sentinels) {
        return new ServicesMap(
                plain.revision() + "-s" + sentinels,
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                plain.backend(),
                IntStream.rangeClosed(1, sentinels)
                        .mapToObj(i -> new Sentinel(
                                "s" + i, DEFAULTS.timeout(), new Target.Tcp(new Target.HostPort("localhost", 1))))
                        .toList(),
                plain.people(),
                plain.links(),
                plain.upstreams(),
                plain.groups(),
                plain.features(),
                plain.sources(),
                plain.hosts());
    }

    /** An upstream with one TCP check, a team, and PagerDuty services of both scopes. */
    public static Upstream upstream(String id, String... dependsOn) {
        return new Upstream(
                id,
                id.toUpperCase(Locale.ROOT),
                Optional.of(
                        new Team(Optional.of(id + " team"), Optional.of("#" + id), Optional.empty(), Optional.empty())),
                Criticality.HIGH,
                List.of(dependsOn),
                new PagerDutyServices(
                        Optional.of(new PagerDutyService("PSHARED" + id, id)),
                        Optional.of(new PagerDutyService("PMOBILE" + id, id))),
                List.of(check("main")),
                false,
                Optional.empty(),
                new Rule.Any(),
                POLICY,
                Optional.empty(),
                Optional.empty());
    }

    /** A TCP check with all defaults. */
    public static Check check(String id) {
        return new Check(
                id,
                Depth.SERVICE,
                false,
                Optional.empty(),
                false,
                DEFAULTS.interval(),
                DEFAULTS.timeout(),
                DEFAULTS.retryInterval(),
                DEFAULTS.failureThreshold(),
                DEFAULTS.successThreshold(),
                DEFAULTS.slowAfter(),
                new Target.Tcp(new Target.HostPort("localhost", 1)));
    }

    /** The same upstream with another target of its check. */
    public static Upstream withTarget(Upstream plain, Target target) {
        return withChecks(
                plain,
                plain.checks().stream()
                        .map(check -> new Check(
                                check.id(),
                                check.depth(),
                                check.partial(),
                                check.paused(),
                                check.off(),
                                check.interval(),
                                check.timeout(),
                                check.retryInterval(),
                                check.failureThreshold(),
                                check.successThreshold(),
                                check.slowAfter(),
                                target))
                        .toArray(Check[]::new));
    }

    /** A feature that the app shows. */
    public static Feature feature(String id, String... dependsOn) {
        return new Feature(id, id, List.of(dependsOn), FeatureRule.ANY, true);
    }

    /** The same upstream, its checks repeated sooner after a failure. */
    public static Upstream withRetryInterval(Upstream plain, Duration retryInterval) {
        List<Check> checks = plain.checks().stream()
                .map(check -> new Check(
                        check.id(),
                        check.depth(),
                        check.partial(),
                        check.paused(),
                        check.off(),
                        check.interval(),
                        check.timeout(),
                        retryInterval,
                        check.failureThreshold(),
                        check.successThreshold(),
                        check.slowAfter(),
                        check.target()))
                .toList();
        return withChecks(plain, checks.toArray(Check[]::new));
    }

    /** The same upstream with these checks. */
    public static Upstream withChecks(Upstream plain, Check... checks) {
        return new Upstream(
                plain.id(),
                plain.name(),
                plain.team(),
                plain.criticality(),
                plain.dependsOn(),
                plain.pagerduty(),
                List.of(checks),
                plain.unmonitored(),
                plain.paused(),
                plain.rule(),
                plain.policy(),
                plain.message(),
                plain.calendar());
    }
}
