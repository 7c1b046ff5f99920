package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 47: while replicas hold different maps, one of them is in force, the others neither claim nor judge, and nothing goes back and forth. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class TwoMapsTest {
    private static final ServicesMap OLD = map("bgs");
    private static final ServicesMap NEW = map("bgs", "mpi");
    private static final ServicesMap NEWEST = map("bgs", "mpi", "vaos");

    @Inject
    ReplicaStore replicas;

    @Inject
    CheckStore checks;

    @Inject
    MapActivation activation;

    @Inject
    BatchJudge judge;

    @Inject
    HealthBook health;

    @Inject
    CurrentMap currentMap;

    @Inject
    DataSource database;

    private ServicesMap before;

    /** A process with its own map. */
    private final class Replica {
        private final CurrentMap map = new CurrentMap();
        private final Membership membership = new Membership(replicas, activation, map);

        Replica(ServicesMap startsWith) {
            map.set(startsWith);
            membership.join();
        }

        Replica rereads(ServicesMap changed) {
            map.set(changed);
            membership.tick();
            return this;
        }

        Replica ticks() {
            membership.tick();
            return this;
        }

        void stops() {
            membership.stop(new ShutdownEvent());
        }

        String watches() {
            assertThat(map.standsBy()).isEqualTo(membership.plan().isEmpty());
            return membership.plan().map(plan -> plan.map().revision()).orElse("");
        }
    }

    private static ServicesMap map(String... upstreams) {
        return TestMaps.map(
                Stream.of(upstreams).map(id -> TestMaps.upstream(id)).toList(), List.of());
    }

    @BeforeEach
    void alone() throws SQLException {
        before = currentMap.get();
        clean();
    }

    @AfterEach
    void clean() throws SQLException {
        currentMap.set(before);
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(
                    "DELETE FROM replica; DELETE FROM map_revision; DELETE FROM check_state; DELETE FROM upstream_state;"
                            + " DELETE FROM upstream_transition; DELETE FROM check_result");
        }
    }

    @Test
    void theNewestMapIsInForceFromItsFirstReplicaOn() {
        var first = new Replica(OLD);
        var second = new Replica(OLD);
        assertThat(List.of(first.watches(), second.watches())).containsOnly(OLD.revision());
        first.rereads(NEW);
        assertThat(first.watches()).isEqualTo(NEW.revision());
        assertThat(second.ticks().watches()).isEmpty();
        assertThat(first.ticks().watches()).isEqualTo(NEW.revision());
        assertThat(second.rereads(NEW).watches()).isEqualTo(NEW.revision());
        assertThat(first.ticks().watches()).isEqualTo(NEW.revision());
    }

    @Test
    void aFilePutBackToOlderContentIsTheNewestAgain() {
        var first = new Replica(OLD);
        var second = new Replica(OLD);
        first.rereads(NEW);
        second.rereads(NEW);
        assertThat(first.rereads(OLD).watches()).isEqualTo(OLD.revision());
        assertThat(second.ticks().watches()).isEmpty();
        assertThat(first.ticks().watches()).isEqualTo(OLD.revision());
        assertThat(second.rereads(OLD).watches()).isEqualTo(OLD.revision());
    }

    @Test
    void aFilePutBackBeforeTheOthersSawTheNewOneStaysWithTheOlder() {
        var first = new Replica(OLD);
        var second = new Replica(OLD);
        first.rereads(NEW);
        assertThat(second.ticks().watches()).isEmpty();
        assertThat(first.rereads(OLD).watches()).isEqualTo(OLD.revision());
        assertThat(second.ticks().watches()).isEqualTo(OLD.revision());
    }

    @Test
    void anOldReplicaThatStartsAgainDuringARolloutTakesNothingBack() {
        var old = new Replica(OLD);
        var rolledOut = new Replica(NEW);
        assertThat(rolledOut.watches()).isEqualTo(NEW.revision());
        old.stops();
        var again = new Replica(OLD);
        assertThat(again.watches()).isEmpty();
        assertThat(rolledOut.ticks().watches()).isEqualTo(NEW.revision());
        assertThat(again.ticks().watches()).isEmpty();
    }

    @Test
    void aRolloutThatIsUndoneComesIntoForceWithItsLastReplica() {
        var one = new Replica(OLD);
        var two = new Replica(NEW);
        one.stops();
        var back = new Replica(OLD);
        var back2 = new Replica(OLD);
        assertThat(back.watches() + back2.watches()).isEmpty();
        two.stops();
        assertThat(back.ticks().watches()).isEqualTo(OLD.revision());
        assertThat(back2.ticks().watches()).isEqualTo(OLD.revision());
    }

    @Test
    void aReplicaAloneStartsWithWhateverItHas() {
        new Replica(OLD).stops();
        new Replica(NEW).stops();
        assertThat(new Replica(OLD).watches()).isEqualTo(OLD.revision());
        assertThat(new Replica(NEW).watches()).isEmpty();
    }

    @Test
    void whoStandsByDoesNotJudgeEvenBeforeItNoticed() {
        var first = new Replica(OLD);
        var second = new Replica(OLD);
        currentMap.set(OLD);
        PollPlan old = second.membership.plan().orElseThrow();
        for (int i = 0; i < 3; i++) {
            judge.record(old, List.of(PollTest.run(old, "bgs/main", i, false)));
        }
        assertThat(Objects.requireNonNull(health.upstreams().get("bgs")).status())
                .isEqualTo(HealthStatus.DOWN);
        first.rereads(NEW);
        judge.review(old);
        assertThat(judge.record(old, List.of(PollTest.run(old, "bgs/main", 9, true))))
                .isZero();
        assertThat(Objects.requireNonNull(health.upstreams().get("bgs")).status())
                .isEqualTo(HealthStatus.DOWN);
    }

    /** Case 46 with two maps: what was stopped is taken for dead, another map comes into force, and it goes on with the newest. */
    @Test
    void whoWasTakenForDeadLaysItsMapOutAgain() throws SQLException {
        var first = new Replica(OLD);
        var second = new Replica(NEW);
        assertThat(first.ticks().watches()).isEmpty();
        try (Connection connection = database.getConnection();
                PreparedStatement sleeps = connection.prepareStatement(
                        "UPDATE replica SET alive_at = now() - interval '1 minute' WHERE id = ?")) {
            sleeps.setObject(1, second.membership.id());
            sleeps.executeUpdate();
        }
        assertThat(first.ticks().watches()).isEqualTo(OLD.revision());
        assertThat(checks.laidOut(OLD.revision())).isTrue();

        assertThat(second.ticks().watches()).isEqualTo(NEW.revision());
        assertThat(checks.laidOut(NEW.revision())).isTrue();
        assertThat(first.ticks().watches()).isEmpty();
    }

    /** Replicas start, stop and reread in any order: whenever all have looked, those and only those with one and the same map take part. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void exactlyOneMapIsInForceWhateverHappens(long seed) {
        var random = new Random(seed);
        List<ServicesMap> maps = List.of(OLD, NEW, NEWEST);
        List<Replica> all = new ArrayList<>(List.of(new Replica(OLD)));
        for (int step = 0; step < 40; step++) {
            ServicesMap map = maps.get(random.nextInt(maps.size()));
            int which = random.nextInt(all.size());
            switch (random.nextInt(3)) {
                case 0 -> all.add(new Replica(map));
                case 1 -> all.get(which).rereads(map);
                default -> {
                    if (all.size() > 1) {
                        all.remove(which).stops();
                    }
                }
            }
            all.forEach(Replica::ticks);
            all.forEach(Replica::ticks);
            Set<String> watched = all.stream()
                    .map(Replica::watches)
                    .filter(revision -> !revision.isEmpty())
                    .collect(Collectors.toSet());
            assertThat(watched).as("seed %d, step %d", seed, step).hasSize(1);
            assertThat(all)
                    .filteredOn(replica -> watched.contains(replica.map.get().revision()))
                    .noneMatch(replica -> replica.watches().isEmpty());
            String settled = watched.iterator().next();
            all.forEach(Replica::ticks);
            assertThat(all).extracting(Replica::watches).containsAnyOf(settled).isSubsetOf(settled, "");
        }
    }
}
