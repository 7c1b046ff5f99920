package gov.va.mobile.watch.dashboard;

import static gov.va.mobile.watch.support.TestMaps.feature;
import static gov.va.mobile.watch.support.TestMaps.upstream;
import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.dashboard.HealthAnswer.GroupEntry;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Duration INTERVAL = TestMaps.DEFAULTS.interval();

    /** bgs, mpi beside each other; claims needs bgs; letters needs vshe, which needs mpi; whole is not named by the app's feed. */
    private static final ServicesMap MAP = with(
            List.of(upstream("bgs"), upstream("mpi"), upstream("vshe", "mpi")),
            List.of(
                    feature("claims", "bgs"),
                    feature("letters", "vshe"),
                    new Feature("whole", "The whole app", List.of("mpi"), FeatureRule.ANY, false)));

    private static ServicesMap with(List<Upstream> upstreams, List<Feature> features, Group... groups) {
        ServicesMap map = TestMaps.map(upstreams, features);
        return new ServicesMap(
                map.revision(),
                map.defaults(),
                map.policy(),
                true,
                map.backend(),
                map.sentinels(),
                map.people(),
                map.links(),
                upstreams,
                List.of(groups),
                features,
                map.sources(),
                map.hosts());
    }

    @Test
    void anUpstreamFlapsAsLongAsItsIncidentDoes() {
        assertThat(entry(scene().incident("bgs", "bgs"), "bgs").flapping()).isFalse();
        assertThat(entry(scene().flappingIncident("bgs"), "bgs").flapping()).isTrue();
    }

    private static Scene scene() {
        return new Scene(MAP, NOW);
    }

    private static HealthAnswer answer(Scene scene) {
        return Overview.of(scene.facts()).answer();
    }

    private static UpstreamEntry entry(Scene scene, String id) {
        return answer(scene).upstreams().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static FeatureEntry featureOf(Scene scene, String id) {
        return answer(scene).features().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allIsWellAndInTheMapsOrder() {
        HealthAnswer answer = answer(scene());
        assertThat(answer.status()).isEqualTo(HealthStatus.UP);
        assertThat(answer.upstreams()).extracting(UpstreamEntry::id).containsExactly("bgs", "mpi", "vshe");
        assertThat(answer.features()).extracting(FeatureEntry::id).containsExactly("claims", "letters", "whole");
        assertThat(answer.counts()).isEqualTo(new HealthAnswer.Counts(3, 0, 0, 0));
    }

    @Test
    void aLostFeatureMakesTheAnswerDownAndOneFurtherUpDegraded() {
        assertThat(answer(scene().down("bgs", "no answer")).status()).isEqualTo(HealthStatus.DOWN);
        assertThat(featureOf(scene().down("mpi", "no answer"), "letters").status())
                .isEqualTo(FeatureStatus.DEGRADED);
        assertThat(answer(scene().slow("bgs")).status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(answer(scene().down("mpi", "no answer")).status())
                .as("the whole app is a feature, though the feed cannot name it")
                .isEqualTo(HealthStatus.DOWN);
    }

    @Test
    void aResultSpeaksForThreeIntervals() {
        Duration three = INTERVAL.multipliedBy(3);
        assertThat(entry(scene().down("bgs", "no answer").silentFor("bgs", three.minusMillis(1)), "bgs")
                        .status())
                .isEqualTo(HealthStatus.DOWN);
        UpstreamEntry silent = entry(scene().down("bgs", "no answer").silentFor("bgs", three), "bgs");
        assertThat(silent.status()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(silent.since()).contains(NOW);
        assertThat(featureOf(scene().silentFor("bgs", three), "claims").status())
                .isEqualTo(FeatureStatus.UNKNOWN);
        Scene nothing = scene();
        List.of("bgs", "mpi", "vshe").forEach(id -> nothing.silentFor(id, three));
        assertThat(answer(nothing).status()).isEqualTo(HealthStatus.UNKNOWN);
    }

    @Test
    void oneFreshCheckIsEnough() {
        Upstream two = withChecks(upstream("bgs"), List.of(TestMaps.check("a"), TestMaps.check("b")));
        ServicesMap map = with(List.of(two), List.of(feature("claims", "bgs")));
        Facts facts = new Scene(map, NOW).facts();
        var halfSilent = facts.checks().stream()
                .map(check -> check.checkId().equals("a")
                        ? new gov.va.mobile.watch.poll.CheckView(
                                "bgs",
                                "a",
                                check.status(),
                                0,
                                Optional.of(NOW.minusSeconds(900)),
                                Optional.empty(),
                                Optional.empty())
                        : check)
                .toList();
        var composed = Overview.of(new Facts(
                NOW,
                map,
                Optional.empty(),
                facts.health(),
                halfSilent,
                facts.incidents(),
                facts.windows(),
                facts.uptime(),
                Optional.empty()));
        assertThat(composed.answer().upstreams().getFirst().status()).isEqualTo(HealthStatus.UP);
        assertThat(composed.upstreams().values())
                .flatExtracting(UpstreamDetail::checks)
                .extracting(CheckEntry::status)
                .containsExactly(HealthStatus.UNKNOWN, HealthStatus.UP);
    }

    @Test
    void aRefusedMapIsShownWithItsFirstErrorAndTheRevisionThatStays() {
        ServicesMap map = TestMaps.map(List.of(TestMaps.upstream("bgs")), List.of());
        HealthAnswer good = Overview.of(new Scene(map, NOW).facts()).answer();
        assertThat(good.servicesMap().revision()).isEqualTo(map.revision());
        assertThat(good.servicesMap().refused()).isEmpty();
        HealthAnswer refused = Overview.of(new Scene(map, NOW)
                        .refusedMap(
                                "services-map.yaml:3:1: found a, expected b",
                                "services-map.yaml:9:1: found c, expected d")
                        .facts())
                .answer();
        assertThat(refused.servicesMap().revision()).isEqualTo(map.revision());
        assertThat(refused.servicesMap().refused())
                .contains(new HealthAnswer.RefusedMap(
                        NOW.minus(Scene.SINCE), 2, "services-map.yaml:3:1: found a, expected b"));
    }

    @Test
    void theDeepestCheckSaysHowMuchIsProved() {
        assertThat(depthOf(Depth.DOOR, Depth.INDIRECT)).isEqualTo(Depth.INDIRECT);
        assertThat(depthOf(Depth.DOOR, Depth.SERVICE, Depth.INDIRECT)).isEqualTo(Depth.SERVICE);
        assertThat(depthOf(Depth.DOOR)).isEqualTo(Depth.DOOR);
        assertThat(depthOf()).isEqualTo(Depth.DOOR);
    }

    private static Depth depthOf(Depth... depths) {
        List<Check> checks = IntStream.range(0, depths.length)
                .mapToObj(i -> deep("check" + i, depths[i]))
                .toList();
        ServicesMap map = with(List.of(withChecks(upstream("bgs"), checks)), List.of());
        return answer(new Scene(map, NOW)).upstreams().getFirst().depth();
    }

    private static Check deep(String id, Depth depth) {
        Check check = TestMaps.check(id);
        return new Check(
                id,
                depth,
                false,
                Optional.empty(),
                false,
                check.interval(),
                check.timeout(),
                check.retryInterval(),
                check.failureThreshold(),
                check.successThreshold(),
                check.slowAfter(),
                check.target());
    }

    private static Upstream withChecks(Upstream upstream, List<Check> checks) {
        return changed(upstream, checks, Optional.empty());
    }

    private static Upstream changed(Upstream upstream, List<Check> checks, Optional<Pause> pause) {
        return new Upstream(
                upstream.id(),
                upstream.name(),
                upstream.team(),
                upstream.criticality(),
                upstream.dependsOn(),
                upstream.pagerduty(),
                checks,
                upstream.unmonitored(),
                pause,
                upstream.rule(),
                upstream.policy(),
                upstream.message(),
                upstream.calendar());
    }

    @Test
    void pausesAndWrongQuestionsShow() {
        var pause = new Pause(Optional.of(NOW.plusSeconds(1)), "moving house");
        Upstream paused = changed(upstream("bgs"), upstream("bgs").checks(), Optional.of(pause));
        assertThat(answer(new Scene(with(List.of(paused), List.of()), NOW))
                        .upstreams()
                        .getFirst()
                        .paused())
                .isTrue();
        assertThat(answer(new Scene(with(List.of(paused), List.of()), NOW.plusSeconds(1)))
                        .upstreams()
                        .getFirst()
                        .paused())
                .isFalse();
        Scene wrong = scene().lastResult("bgs", ResultClass.MISCONFIGURED, "answered 401, expected 200-299");
        assertThat(entry(wrong, "bgs").misconfigured()).isTrue();
        assertThat(entry(scene(), "bgs").misconfigured()).isFalse();
    }

    @Test
    void sharesAreRoundedDown() {
        assertThat(entry(scene().down("bgs", "no answer"), "bgs").uptime().day())
                .contains(0.9881);
        assertThat(entry(scene(), "bgs").uptime().month()).contains(1.0);
    }

    @Test
    void anIncidentOfItsOwnComesBeforeOneThatMerelyAffectsIt() {
        Scene scene =
                scene().down("mpi", "no answer").incident("mpi", "vshe", "bgs").incident("bgs");
        assertThat(entry(scene, "mpi").incidentId())
                .contains(scene.incidents().getFirst().id());
        assertThat(entry(scene, "vshe").incidentId())
                .contains(scene.incidents().getFirst().id());
        assertThat(entry(scene, "bgs").incidentId())
                .contains(scene.incidents().getLast().id());
    }

    @Test
    void theActiveWindowComesFirst() {
        Duration hour = Duration.ofHours(1);
        Scene scene = scene().window("bgs", WindowStatus.PROPOSED, Duration.ZERO, hour)
                .window("bgs", WindowStatus.CONFIRMED, hour, hour.multipliedBy(2))
                .window("bgs", WindowStatus.ACTIVE, hour.negated(), hour)
                .window("mpi", WindowStatus.PROPOSED, Duration.ZERO, hour);
        assertThat(entry(scene, "bgs").maintenanceWindowId())
                .contains(Scene.id("window-bgs" + WindowStatus.ACTIVE + NOW.minus(hour)));
        assertThat(entry(scene, "mpi").maintenanceWindowId()).isPresent();
        assertThat(entry(scene, "vshe").maintenanceWindowId()).isEmpty();
    }

    @Test
    void maintenanceCoversWhatTheFeedNamesUntilTheLastOfTheWindowsThatFollowOnEachOther() {
        Duration minute = Duration.ofMinutes(1);
        Scene scene = scene().down("bgs", "no answer")
                .window("bgs", WindowStatus.CONFIRMED, minute.multipliedBy(50), minute.multipliedBy(90))
                .window("bgs", WindowStatus.ACTIVE, minute.negated(), minute.multipliedBy(60))
                .window("bgs", WindowStatus.CONFIRMED, minute.multipliedBy(91), minute.multipliedBy(120))
                .window("mpi", WindowStatus.ACTIVE, minute.negated(), minute.multipliedBy(30));
        FeatureEntry claims = featureOf(scene, "claims");
        assertThat(claims.status()).isEqualTo(FeatureStatus.MAINTENANCE);
        assertThat(claims.until()).contains(NOW.plus(minute.multipliedBy(90)));
        assertThat(claims.causedBy()).containsExactly("bgs");
        assertThat(featureOf(scene, "letters").until()).contains(NOW.plus(minute.multipliedBy(30)));
        assertThat(featureOf(scene, "whole").status()).isEqualTo(FeatureStatus.UP);
        assertThat(answer(scene).status()).isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void aWindowIsOnFromItsStartUntilBeforeItsEnd() {
        Duration minute = Duration.ofMinutes(1);
        assertThat(featureOf(scene().window("bgs", WindowStatus.CONFIRMED, Duration.ZERO, minute), "claims")
                        .status())
                .isEqualTo(FeatureStatus.MAINTENANCE);
        assertThat(featureOf(scene().window("bgs", WindowStatus.ACTIVE, minute.negated(), Duration.ZERO), "claims")
                        .status())
                .isEqualTo(FeatureStatus.UP);
        assertThat(featureOf(scene().window("bgs", WindowStatus.PROPOSED, minute.negated(), minute), "claims")
                        .status())
                .isEqualTo(FeatureStatus.UP);
        assertThat(featureOf(scene().window("bgs", WindowStatus.CONFIRMED, minute, minute.multipliedBy(2)), "claims")
                        .status())
                .isEqualTo(FeatureStatus.UP);
    }

    @Test
    void aGroupIsDownWhenTwoThirdsAndAtLeastTwoOfItsMembersAre() {
        assertThat(groupStatus(scene(3))).isEqualTo(HealthStatus.UP);
        assertThat(groupStatus(scene(3).down("u0", "x"))).isEqualTo(HealthStatus.DEGRADED);
        assertThat(groupStatus(scene(3).down("u0", "x").down("u1", "x"))).isEqualTo(HealthStatus.DEGRADED);
        assertThat(groupStatus(scene(2).down("u0", "x").down("u1", "x"))).isEqualTo(HealthStatus.DOWN);
        assertThat(groupStatus(scene(3).downBecauseOf("u0", "g").downBecauseOf("u1", "g")))
                .isEqualTo(HealthStatus.DOWN);
        assertThat(groupStatus(scene(4).down("u0", "x").down("u1", "x"))).isEqualTo(HealthStatus.DEGRADED);
        assertThat(groupStatus(scene(1).down("u0", "x"))).isEqualTo(HealthStatus.DEGRADED);
        assertThat(groupStatus(scene(2).silentFor("u0", Duration.ofHours(1)))).isEqualTo(HealthStatus.UP);
        assertThat(groupStatus(scene(1).silentFor("u0", Duration.ofHours(1)))).isEqualTo(HealthStatus.UNKNOWN);
    }

    private static Scene scene(int members) {
        List<Upstream> upstreams =
                IntStream.range(0, members).mapToObj(i -> upstream("u" + i)).toList();
        var group =
                new Group("g", "G", upstreams.stream().map(Upstream::id).toList(), Optional.empty(), Criticality.HIGH);
        return new Scene(with(upstreams, List.of(), group), NOW);
    }

    private static HealthStatus groupStatus(Scene scene) {
        return answer(scene).groups().stream()
                .findFirst()
                .map(GroupEntry::status)
                .orElseThrow();
    }

    @Test
    void aThousandUpstreamsAreComposedInNoTime() {
        var upstreams = new ArrayList<Upstream>();
        var features = new ArrayList<Feature>();
        for (int i = 0; i < 1000; i++) {
            upstreams.add(i == 0 ? upstream("u0") : upstream("u" + i, "u" + i / 2));
            features.add(feature("f" + i, "u" + i));
        }
        Facts facts = new Scene(with(upstreams, features), NOW)
                .down("u500", "no answer")
                .facts();
        Overview.of(facts);
        long began = System.nanoTime();
        HealthAnswer answer = Overview.of(facts).answer();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(500));
        assertThat(answer.counts()).isEqualTo(new HealthAnswer.Counts(999, 0, 1, 0));
    }
}
