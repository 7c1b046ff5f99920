package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.incident.IncidentClock;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated histories of a whole map, from results to what people are told, over the real database: what the pure policies promise one by one must hold of all of them together. A failure names its seed and its
 * steps.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(JudgementModelTest.Still.class)
@SuppressWarnings("NullAway.Init") // injected
class JudgementModelTest {
    private static final Duration INTERVAL = TestMaps.DEFAULTS.interval();
    private static final int STEPS = 40;

    /** Time moves only as the test says, for windows too. */
    public static final class Still implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("watch.due.leave-out", "${test.leave-out},windows,publications");
        }
    }

    /** P pass, D degraded, F a bad answer, T no answer, M misconfigured, I inconclusive. */
    private static final String LETTERS = "PPPPPDFFFTMI";

    /** What is stored of health, incidents and messages, but for when it is looked at again. */
    private static final String STATE = """
            SELECT string_agg(line, E'\\n' ORDER BY line) FROM (
                SELECT 'check ' || (to_jsonb(c) - 'next_at' - 'holder' - 'run_at')::text AS line FROM check_state c
                UNION ALL SELECT 'upstream ' || (to_jsonb(u) - 'due_at')::text FROM upstream_state u
                UNION ALL SELECT 'move ' || to_jsonb(t)::text FROM upstream_transition t
                UNION ALL SELECT 'root ' || (to_jsonb(s) - 'due_at')::text FROM shared_root s
                UNION ALL SELECT 'result ' || to_jsonb(r)::text FROM check_result r
                UNION ALL SELECT 'incident ' || to_jsonb(i)::text FROM incident i
                UNION ALL SELECT 'notification ' || id || kind || decision FROM notification) AS state""";

    /** In order of time, of each incident: what says that something is wrong (1), and what says that it is over (0), had these tests a webhook. */
    private static final String TOLD = """
            SELECT incident_id::text || ' ' || CASE WHEN kind IN ('incidentResolved', 'incidentClosed') THEN 0 ELSE 1 END
            FROM notification WHERE incident_id IS NOT NULL AND (decision IN ('send', 'merged') OR reason LIKE 'no webhook set%')
                AND kind IN ('incidentOpened', 'incidentReopened', 'incidentFlapping', 'incidentCalmed', 'incidentResolved', 'incidentClosed')
            ORDER BY seq""";

    @Inject
    BatchJudge judge;

    @Inject
    MapActivation activation;

    @Inject
    IncidentClock incidentClock;

    @Inject
    HealthBook health;

    @Inject
    Incidents incidents;

    @Inject
    CurrentMap currentMap;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private final List<String> steps = new ArrayList<>();
    private ServicesMap before = TestMaps.map(List.of(), List.of());
    private PollPlan plan = new PollPlan(before);
    private Random random = new Random(0);
    private boolean blind;

    @BeforeEach
    void begin() throws SQLException {
        before = currentMap.get();
        clean();
    }

    @AfterEach
    void end() throws SQLException {
        clean();
        clock.reset();
        currentMap.set(before);
    }

    /** Histories that once found something, each by its seed. */
    @ParameterizedTest
    @ValueSource(longs = {128778, 254526})
    void whateverHappened(long seed) throws SQLException {
        run(seed);
    }

    /** New histories at each run, for {@code -Dwatch.model.budget} (an ISO-8601 duration); what a failure names can be run again above. */
    @Test
    void whateverHappens() throws SQLException {
        Duration budget = Duration.parse(System.getProperty("watch.model.budget", "PT5S"));
        long first = new Random().nextInt(1_000_000);
        long began = System.nanoTime();
        long seed = first;
        do {
            clean();
            run(seed++);
        } while (System.nanoTime() - began < budget.toNanos());
        System.out.println("JudgementModelTest seeds " + first + " to " + (seed - 1));
    }

    private void run(long seed) throws SQLException {
        steps.clear();
        random = new Random(seed);
        blind = false;
        activate(map(3));
        for (int i = 0; i < STEPS; i++) {
            step();
            always(seed);
        }
        see();
        everythingFails(seed);
        everythingPasses(seed);
    }

    private void step() throws SQLException {
        switch (random.nextInt(10)) {
            case 0 -> {
                blind = !blind;
                sql("UPDATE replica SET blind_since = " + (blind ? "now()" : "NULL"));
                did(blind ? "blind" : "sees");
            }
            case 1 -> {
                activate(map(2 + random.nextInt(3)));
                did("map " + plan.map().revision());
            }
            case 2 -> {
                judge.review(plan);
                String state = text(STATE);
                activation.activate(new PollPlan(plan.map()));
                assertThat(text(STATE)).as("started again after %s", steps).isEqualTo(state);
            }
            case 3 -> {
                char bad = "FTPP".charAt(random.nextInt(4));
                for (int i = random.nextInt(5); i >= 0; i--) {
                    interval(bad);
                }
            }
            default -> interval('-');
        }
    }

    /** One result of most checks, the same again, then an interval in which what is due is looked at. */
    private void interval(char all) throws SQLException {
        var runs = new ArrayList<Run>();
        var letters = new StringBuilder();
        for (Upstream upstream : plan.map().upstreams()) {
            char letter = all == '-' ? LETTERS.charAt(random.nextInt(LETTERS.length())) : all;
            letter = blind ? 'B' : random.nextInt(8) == 0 ? '.' : letter;
            letters.append(letter);
            if (letter != '.') {
                runs.add(run(upstream.id() + "/main", letter));
            }
        }
        did(letters.toString());
        int opened = number("SELECT count(*) FROM incident");
        int over = number("SELECT count(*) FROM incident WHERE status <> 'open'");
        judge.record(plan, runs);
        String state = text(STATE);
        assertThat(judge.record(plan, runs)).isZero();
        assertThat(text(STATE)).as("recorded twice after %s", steps).isEqualTo(state);
        pass(3);
        if (blind) {
            assertThat(number("SELECT count(*) FROM incident"))
                    .as("opened while blind, after %s", steps)
                    .isEqualTo(opened);
            assertThat(number("SELECT count(*) FROM incident WHERE status <> 'open'"))
                    .as("over while blind, after %s", steps)
                    .isEqualTo(over);
        }
    }

    /** An interval, in which what is due is looked at so often. */
    private void pass(int looks) {
        for (int i = 0; i < looks; i++) {
            clock.advance(INTERVAL.dividedBy(looks));
            judge.lookAgainIfDue(plan);
            incidentClock.look();
        }
    }

    private void see() throws SQLException {
        blind = false;
        sql("UPDATE replica SET blind_since = NULL");
    }

    private void always(long seed) throws SQLException {
        String story = "seed " + seed + ", " + steps;
        var told = new HashSet<String>();
        for (String line : texts(TOLD)) {
            String incident = line.substring(0, line.indexOf(' '));
            if (line.endsWith("1")) {
                told.add(incident);
            } else {
                assertThat(told.remove(incident))
                        .as("a recovery of what was told to be wrong; %s", story)
                        .isTrue();
            }
        }
        assertThat(texts("SELECT coalesce(upstream_id, group_id) FROM incident WHERE status = 'open'"))
                .as(story)
                .doesNotHaveDuplicates();
    }

    /** What fails for long is part of an open incident, whatever was before. */
    private void everythingFails(long seed) throws SQLException {
        for (int i = 0; i < 10; i++) {
            every('F');
        }
        always(seed);
        Set<String> named = new HashSet<>();
        incidents.open().stream().map(IncidentView::affected).forEach(affected -> named.addAll(affected.upstreams()));
        assertThat(named)
                .as("seed %d, all fail after %s", seed, steps)
                .containsAll(plan.map().upstreams().stream().map(Upstream::id).toList());
    }

    /** What passes for long is up, has no open incident, and was told to be over if it was told to be wrong. */
    private void everythingPasses(long seed) throws SQLException {
        String story = "seed " + seed + ", all pass after " + steps;
        for (int i = 0; i < 80; i++) {
            every('P');
        }
        always(seed);
        assertThat(health.upstreams().values())
                .as(story)
                .allSatisfy(upstream -> assertThat(upstream.status().code()).isEqualTo("up"));
        assertThat(incidents.open()).as(story).isEmpty();
        Set<String> wrong = new HashSet<>();
        texts(TOLD).forEach(line -> {
            String incident = line.substring(0, line.indexOf(' '));
            if (line.endsWith("1")) {
                wrong.add(incident);
            } else {
                wrong.remove(incident);
            }
        });
        texts("SELECT id::text FROM incident WHERE merged_into IS NOT NULL").forEach(wrong::remove);
        for (String incident : wrong) {
            assertThat(texts(
                            "SELECT kind || ' ' || decision || ' ' || coalesce(reason, '') FROM notification WHERE incident_id = '"
                                    + incident + "' ORDER BY seq"))
                    .as("told to be wrong and never to be over; %s", story)
                    .isEmpty();
        }
    }

    private void every(char letter) {
        judge.record(
                plan,
                plan.map().upstreams().stream()
                        .map(upstream -> run(upstream.id() + "/main", letter))
                        .toList());
        pass(1);
    }

    private Run run(String checkId, char letter) {
        CheckResult result = switch (letter) {
            case 'P' -> CheckResult.pass(Duration.ofMillis(5), Phases.NONE);
            case 'D' -> of(ResultClass.DEGRADED, FailureKind.BODY, "$.status: expected UP, found \"SLOW\" (degraded)");
            case 'F' -> of(ResultClass.FAIL, FailureKind.STATUS, "answered 503 in 0.1 s, expected 200-299");
            case 'T' -> of(ResultClass.FAIL, FailureKind.CONNECT, "expected an answer, found none");
            case 'M' -> of(ResultClass.MISCONFIGURED, FailureKind.STATUS, "answered 401 in 0.1 s, expected 200-299");
            case 'B' -> CheckResult.inconclusive(FailureKind.BLIND, "our own way out does not work");
            default -> CheckResult.inconclusive(FailureKind.OVERLOAD, "could not be run");
        };
        return new Run(checkId, plan.map().revision(), clock.instant(), result);
    }

    private static CheckResult of(ResultClass resultClass, FailureKind kind, String message) {
        return CheckResult.of(resultClass, kind, message, Duration.ofMillis(100), Phases.NONE);
    }

    /** A graph with a diamond, a group, and as many loose ends as {@code loose} says. */
    private static ServicesMap map(int loose) {
        var upstreams = new ArrayList<>(List.of(
                TestMaps.upstream("a"),
                TestMaps.upstream("b", "a"),
                TestMaps.upstream("c", "a"),
                TestMaps.upstream("d", "b", "c"),
                TestMaps.upstream("e"),
                TestMaps.upstream("f"),
                TestMaps.upstream("g")));
        for (int i = 0; i < loose; i++) {
            upstreams.add(TestMaps.upstream("loose" + i));
        }
        return TestMaps.withGroups(
                TestMaps.map(upstreams, List.of(TestMaps.feature("claims", "d"), TestMaps.feature("letters", "e"))),
                List.of(new Group("host", "Host", List.of("e", "f", "g"), Optional.empty(), Criticality.HIGH)));
    }

    private void activate(ServicesMap map) throws SQLException {
        currentMap.set(map);
        plan = new PollPlan(map);
        activation.activate(plan);
        sql("UPDATE replica SET revision = '" + map.revision()
                + "'; INSERT INTO map_revision (revision, introduced_at) VALUES ('" + map.revision()
                + "', now()) ON CONFLICT (revision) DO UPDATE SET introduced_at = now()");
    }

    private void did(String what) {
        steps.add(what);
    }

    private void clean() throws SQLException {
        sql(
                "DELETE FROM check_state; DELETE FROM upstream_state; DELETE FROM upstream_transition; DELETE FROM check_result;"
                        + " DELETE FROM shared_root; DELETE FROM attention; DELETE FROM incident; DELETE FROM window_watch; DELETE FROM maintenance_window;"
                        + " DELETE FROM notification; DELETE FROM blindness; DELETE FROM replica;"
                        + " INSERT INTO replica (id, alive_at, revision) VALUES (gen_random_uuid(), now() + interval '1 hour', '')");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement()) {
            all.execute(statement);
        }
    }

    private String text(String query) throws SQLException {
        return String.join("\n", texts(query));
    }

    private int number(String query) throws SQLException {
        return Integer.parseInt(text(query));
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement all = connection.createStatement();
                ResultSet rows = all.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(Objects.requireNonNullElse(rows.getString(1), ""));
            }
            return found;
        }
    }
}
