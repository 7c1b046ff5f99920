package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host's rate holds across replicas (behaviour.md §2), against a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostRatesTest {
    private static final Duration GAP = new HostLimit(60).gap();

    @Inject
    HostRates rates;

    @Inject
    CheckStore checks;

    @Inject
    MapActivation activation;

    @Inject
    CurrentMap currentMap;

    @Inject
    DataSource database;

    private ServicesMap before = TestMaps.map(List.of(), List.of());
    private PollPlan plan = new PollPlan(before);

    @BeforeEach
    void twentyChecksOfOneHost() throws SQLException {
        before = currentMap.get();
        ServicesMap plain = TestMaps.map(
                IntStream.range(10, 30)
                        .mapToObj(i -> TestMaps.upstream("u" + i))
                        .toList(),
                List.of());
        plan = new PollPlan(new ServicesMap(
                plain.revision() + "-rated",
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                plain.backend(),
                plain.sentinels(),
                plain.people(),
                plain.links(),
                plain.upstreams(),
                plain.groups(),
                plain.features(),
                plain.sources(),
                Map.of("localhost", new HostLimit(60), "elsewhere", new HostLimit(1))));
        currentMap.set(plan.map());
        activation.activate(plan);
        // A slot a day, so that none falls due again; the later the number, the longer overdue.
        sql("UPDATE check_state SET interval_ms = 86400000, next_at = now() - number * interval '1 ms'");
    }

    @AfterEach
    void restore() throws SQLException {
        sql("DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM host_slot");
        currentMap.set(before);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private List<Claim> claim(Duration ahead) {
        return rates.claim(plan.map().revision(), "localhost", GAP, ahead, 100, UUID.randomUUID());
    }

    @Test
    void theyAreClaimedInThatWayOnly() {
        assertThat(plan.rates()).containsOnlyKeys("localhost");
        assertThat(checks.claim(plan.map().revision(), Duration.ofSeconds(2), 100, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void eachGetsASlotOfItsOwnTheLongestOverdueFirst() {
        List<Claim> claims = claim(Duration.ofMillis(3500));
        assertThat(claims)
                .extracting(Claim::id)
                .containsExactlyInAnyOrder("u29/main", "u28/main", "u27/main", "u26/main");
        spaced(claims);
        assertThat(claims).allMatch(claim -> !claim.ahead().isNegative());
        List<Claim> more = claim(Duration.ofMillis(5500));
        assertThat(more).extracting(Claim::id).contains("u25/main");
        List<Claim> all = new ArrayList<>(claims);
        all.addAll(more);
        spaced(all);
    }

    @Test
    void whateverTheNumberOfReplicas() throws Exception {
        List<Claim> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= 6; round++) {
                Duration ahead = Duration.ofSeconds(2L * round);
                List<Future<List<Claim>>> takers = IntStream.range(0, 6)
                        .mapToObj(any -> threads.submit(() -> claim(ahead)))
                        .toList();
                for (Future<List<Claim>> taker : takers) {
                    all.addAll(taker.get());
                }
            }
        }
        assertThat(all).extracting(Claim::id).doesNotHaveDuplicates();
        assertThat(all.size()).isBetween(11, 20);
        spaced(all);
    }

    @Test
    void whatIsNotYetDueKeepsItsTime() throws SQLException {
        sql("UPDATE check_state SET next_at = now() + interval '60 s' WHERE id = 'u29/main'");
        sql("DELETE FROM check_state WHERE id <> 'u29/main'");
        assertThat(claim(Duration.ofSeconds(1))).isEmpty();
        assertThat(claim(Duration.ofSeconds(61)))
                .singleElement()
                .satisfies(
                        claim -> assertThat(claim.ahead()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60)));
    }

    @Test
    void twoChecksAtOneAMinuteTakeTurns() throws SQLException {
        sql("DELETE FROM check_state WHERE id NOT IN ('u28/main', 'u29/main')");
        sql("UPDATE check_state SET interval_ms = 30000, phase_ms = 0");
        List<String> turns = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            List<Claim> claims = rates.claim(
                    plan.map().revision(),
                    "localhost",
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(60L * minute + 1),
                    100,
                    UUID.randomUUID());
            claims.forEach(claim -> turns.add(claim.id()));
        }
        assertThat(turns).hasSize(6);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i)).isNotEqualTo(turns.get(i - 1));
        }
    }

    @Test
    void aRunByHandTakesASlotTooButDoesNotWaitForLong() {
        Duration minute = Duration.ofMinutes(1);
        Duration longest = Duration.ofSeconds(10);
        assertThat(rates.reserve("localhost", minute, longest)).contains(Duration.ZERO);
        assertThat(rates.reserve("localhost", minute, longest)).isEmpty();
        assertThat(rates.reserve("localhost", minute, minute))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(30)));
    }

    private static void spaced(List<Claim> claims) {
        List<Instant> times = claims.stream().map(Claim::runAt).sorted().toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(GAP);
        }
    }
}
