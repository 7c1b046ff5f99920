package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.GroupChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.OwnerDatabase;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.FakePagerDuty.Held;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generated sequences of outages, also of a group, announcements, decisions, crashes, faults of PagerDuty, changes made there by hand, and time; after each step what
 * must always hold, at the end what must hold once all is quiet. A failure names its seed and its steps.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class WindowModelTest extends WindowTestBase {
    private static final Pattern MARKER = Pattern.compile("\\[upstream-watch:([0-9a-f-]{36})]");
    private static final List<String> UPSTREAMS = List.of("bgs", "mpi", "caseflow");
    private static final String GROUP = "host";
    private static final List<String> MEMBERS = List.of("bgs", "mpi", "vbms");
    private static final List<String> EVENTS = List.of("works", "release", "move");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    private static final int[] STATUSES = {400, 401, 429, 500, 503};
    private static final int STEPS = 30;

    @Inject
    ShownWindows shown;

    @Inject
    Importer importer;

    @Inject
    MaintenanceNotices notices;

    private final List<String> steps = new ArrayList<>();
    private final Map<UUID, List<String>> groupOutages = new HashMap<>();
    private Random random = new Random(0);

    /** Sequences that once found something, each by its seed. */
    @ParameterizedTest
    @ValueSource(longs = {123358, 34, 89})
    void whateverHappened(long seed) throws SQLException {
        run(seed);
    }

    /** New sequences at each run, for {@code -Dwatch.model.budget} (an ISO-8601 duration); what a failure names can be run again above. */
    @Test
    void whateverHappens() throws SQLException {
        Duration budget = Duration.parse(System.getProperty("watch.model.budget", "PT5S"));
        long first = new Random().nextInt(1_000_000);
        long began = System.nanoTime();
        long seed = first;
        do {
            begin();
            run(seed++);
        } while (System.nanoTime() - began < budget.toNanos());
        System.out.println("WindowModelTest seeds " + first + " to " + (seed - 1));
    }

    private void run(long seed) throws SQLException {
        steps.clear();
        groupOutages.clear();
        map.set(TestMaps.withGroups(
                map.get(), List.of(new Group(GROUP, "Host", MEMBERS, Optional.empty(), Criticality.HIGH))));
        random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step();
            always(seed);
        }
        pagerduty.mend();
        for (int i = 0; i < 3; i++) {
            windowClock.decideDue();
            publishAgain();
            reconcile();
        }
        always(seed);
        quiet(seed);
    }

    private void step() throws SQLException {
        switch (random.nextInt(18)) {
            case 0, 1 -> did("outage", outage(any(UPSTREAMS)));
            case 2 -> {
                recover(any(UPSTREAMS));
                did("recovery", "");
            }
            case 3, 4 -> {
                Duration time = Duration.ofMinutes(1 + random.nextInt(40));
                pass(time);
                did("time", time);
            }
            case 5, 6 -> decide();
            case 7 -> plan();
            case 8 -> {
                String method = any(METHODS);
                int status = STATUSES[random.nextInt(STATUSES.length)];
                pagerduty.fail(method, status);
                did("fault of " + method, status);
            }
            case 9 -> {
                String method = any(METHODS);
                pagerduty.loseAnswer(method);
                did("answer lost of", method);
            }
            case 10 -> byHand();
            case 11 -> {
                crash();
                did("crash", "");
            }
            case 12 -> {
                reconcile();
                importer.importAll();
                did("reconcile", "");
            }
            case 13, 14 -> group();
            case 15, 16 -> announce();
            default -> {
                publishAgain();
                did("publish", "");
            }
        }
    }

    /** The members fail by what they have in common, or that is over; one more joins, or the incident ends. */
    private void group() {
        Instant now = clock.instant();
        if (groupOutages.isEmpty() || random.nextInt(4) == 0) {
            List<String> affected = new ArrayList<>(MEMBERS);
            affected.remove(random.nextInt(3));
            UUID incident = groupOutages.keySet().stream().findFirst().orElseGet(UUID::randomUUID);
            boolean again = groupOutages.put(incident, affected) != null;
            affected.forEach(id -> health.caused(id, now, GROUP));
            tell(
                    again ? IncidentChange.Kind.REOPENED : IncidentChange.Kind.OPENED,
                    Neighbours.ofGroup(incident, GROUP, affected, now, IncidentStatus.OPEN));
            did("outage of the group", affected);
            return;
        }
        UUID incident = groupOutages.keySet().iterator().next();
        if (random.nextInt(3) > 0) {
            MEMBERS.forEach(id -> health.caused(id, now, GROUP));
            tell(IncidentChange.Kind.AFFECTED, Neighbours.ofGroup(incident, GROUP, MEMBERS, now, IncidentStatus.OPEN));
            did("all of the group", "");
        } else {
            groupOutages.clear();
            MEMBERS.forEach(this::recover);
            turn.take(() -> healthEvent.fire(new HealthChanged(
                    now,
                    List.of(),
                    List.of(new GroupChange(
                            GROUP,
                            HealthStatus.DOWN,
                            HealthStatus.UP,
                            now,
                            now,
                            Optional.empty(),
                            List.of(),
                            List.of())),
                    List.of())));
            tell(
                    IncidentChange.Kind.RESOLVED,
                    Neighbours.ofGroup(incident, GROUP, MEMBERS, now, IncidentStatus.RESOLVED));
            did("recovery of the group", "");
        }
    }

    /** What an upstream announces now: pasted, or all that its calendar says. */
    private void announce() {
        Instant now = clock.instant();
        String upstream = any(UPSTREAMS);
        boolean subscribed = random.nextBoolean();
        List<MaintenanceNotice> said = new ArrayList<>();
        for (String reference : EVENTS) {
            if (random.nextBoolean()) {
                Instant start = now.plusSeconds(60L * random.nextInt(240)).truncatedTo(ChronoUnit.SECONDS);
                said.add(new MaintenanceNotice(
                        reference,
                        random.nextInt(2),
                        new Span(start, start.plusSeconds(600 + random.nextInt(6000))),
                        random.nextInt(4) == 0));
            }
        }
        var reading = new MaintenanceNoticeCalendar.Reading(List.copyOf(said), List.of(), Set.of());
        turn.take(() ->
                notices.take(reading, new MaintenanceNotices.Bringer(upstream, "a calendar", ANN, now, subscribed)));
        did(subscribed ? "calendar of" : "announced by", upstream + " " + said);
    }

    private void decide() {
        List<WindowView> live = windows.live();
        if (live.isEmpty()) {
            return;
        }
        WindowView window = any(live);
        List<WindowView> set = live.stream()
                .filter(other -> window.planId().isPresent() && other.planId().equals(window.planId()))
                .filter(other -> other.status() == WindowStatus.PROPOSED)
                .toList();
        try {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    WindowView confirmed = confirm(window, random.nextBoolean() ? "mobile" : "shared");
                    wholeSet(set, confirmed);
                }
                case 3 ->
                    decisions.extend(
                            call(window),
                            new WindowRequests.Extend(window.end().plusSeconds(60 + random.nextInt(7200))));
                case 4 -> decisions.end(call(window), new WindowRequests.Reason("over"));
                case 5 -> decisions.reject(call(window), new WindowRequests.Reason("no"));
                case 6 ->
                    decisions.edit(
                            call(window),
                            new WindowRequests.Edit(
                                    null, in(Duration.ofMinutes(5 + random.nextInt(240))), null, "other work"));
                default -> decisions.cancel(call(window), new WindowRequests.Reason("off"));
            }
            did("decision about", window.id());
        } catch (ProblemException refused) {
            did("refused", refused.problem().detail());
        }
    }

    /** Confirming one confirms each of its set that has such a service; another that stands for the same service is needless. */
    private void wholeSet(List<WindowView> set, WindowView confirmed) {
        var reach = new Reach(map.get());
        Scope scope = confirmed.scope().orElseThrow();
        assertThat(set).as("a set is confirmed as a whole, %s", steps).allSatisfy(window -> {
            WindowStatus status = now(window).status();
            if (reach.service(window.upstreamId(), scope).isPresent()) {
                assertThat(status).isIn(WindowStatus.CONFIRMED, WindowStatus.WITHDRAWN);
                assertThat(now(window).end()).isEqualTo(confirmed.end());
            } else {
                assertThat(status).isEqualTo(WindowStatus.PROPOSED);
            }
        });
    }

    private void plan() {
        int from = random.nextInt(180);
        try {
            WindowView window = planned(
                    any(UPSTREAMS), Duration.ofMinutes(from), Duration.ofMinutes(from + 10 + random.nextInt(120)));
            did("planned", window.id());
        } catch (ProblemException refused) {
            did("refused", refused.problem().detail());
        }
    }

    private void byHand() {
        List<Held> open = pagerduty.open();
        if (open.isEmpty() || random.nextInt(3) == 0) {
            Instant start = clock.instant();
            did(
                    "made there",
                    pagerduty.put(
                            "PSHARED" + any(UPSTREAMS), start, start.plusSeconds(600 + random.nextInt(6000)), ""));
            return;
        }
        Held held = any(open);
        if (random.nextBoolean()) {
            pagerduty.removeByHand(held.id());
            did("removed there", held.id());
        } else {
            pagerduty.moveByHand(held.id(), held.start(), held.end().plusSeconds(random.nextInt(3600)));
            did("moved there", held.id());
        }
    }

    /** A replica works off all that is due, and is killed before it records what came of it. */
    private void crash() throws SQLException {
        OwnerDatabase.execute("CREATE TABLE IF NOT EXISTS model_before AS TABLE window_publication WITH NO DATA;"
                + " GRANT SELECT ON model_before TO PUBLIC; TRUNCATE model_before; INSERT INTO model_before"
                + " SELECT * FROM window_publication WHERE due_at IS NOT NULL AND state = 'pending'");
        publishAgain();
        sql(
                "UPDATE window_publication p SET state = b.state, settled_revision = b.settled_revision, pagerduty_id = b.pagerduty_id,"
                        + " there_starts_at = b.there_starts_at, there_ends_at = b.there_ends_at, published_at = b.published_at, due_at = now()"
                        + " FROM model_before b WHERE p.window_id = b.window_id AND p.revision = b.revision AND p.wanted");
    }

    private void always(long seed) throws SQLException {
        Map<UUID, List<Held>> ours = ours();
        String sequence = "seed " + seed + ": " + steps;
        assertThat(ours.values())
                .as("one window there for each of ours, %s", sequence)
                .allMatch(held -> held.size() == 1);
        assertThat(ours.keySet()).as("none without a person, %s", sequence).allSatisfy(id -> {
            WindowView window = windows.find(id).orElseThrow();
            assertThat(window.decidedBy()).contains(ANN.name());
            assertThat(window.status()).isNotIn(WindowStatus.PROPOSED, WindowStatus.REJECTED, WindowStatus.WITHDRAWN);
        });
        Instant now = clock.instant();
        Map<String, Span> printed = QuarkusTransaction.requiringNew().call(() -> shown.entries(now)).stream()
                .collect(Collectors.toMap(AppFeed.Entry::service, entry -> new Span(entry.start(), entry.end())));
        assertThat(printed).as("what the app is told, %s", sequence).isEqualTo(independently(now));
        proposals(sequence);
    }

    private void proposals(String sequence) {
        List<WindowView> live = windows.live();
        assertThat(live.stream()
                        .filter(window -> window.status() == WindowStatus.PROPOSED
                                && window.announced().isEmpty())
                        .map(WindowView::upstreamId))
                .as("one undecided proposal for an outage, %s", sequence)
                .doesNotHaveDuplicates();
        assertThat(live.stream()
                        .filter(window -> window.status() == WindowStatus.PROPOSED
                                && window.announced().isEmpty())
                        .map(WindowView::upstreamId)
                        .filter(id ->
                                UpstreamStates.down(health.upstreams(), id).equals(Optional.of(false))))
                .as("none for what is up, %s", sequence)
                .isEmpty();
        assertThat(live.stream()
                        .flatMap(window -> window.announced().stream()
                                .map(announced -> window.upstreamId() + " " + announced.reference())))
                .as("one window for an announcement, %s", sequence)
                .doesNotHaveDuplicates();
        assertThat(live)
                .filteredOn(window -> window.status() != WindowStatus.PROPOSED
                        && window.announced().isPresent())
                .as("what was announced is planned once it is confirmed, %s", sequence)
                .allMatch(window -> window.origin() == WindowView.Origin.PLANNED);
    }

    private void quiet(long seed) {
        String sequence = "seed " + seed + ": " + steps;
        Map<UUID, List<Held>> ours = ours();
        assertThat(ours.keySet())
                .as("none left after its end, %s", sequence)
                .allSatisfy(id -> assertThat(windows.find(id).orElseThrow().status())
                        .isIn(WindowStatus.CONFIRMED, WindowStatus.ACTIVE));
        windows.live().stream()
                .filter(window -> window.publication().state().equals("published"))
                .filter(window -> window.origin() != WindowView.Origin.PAGERDUTY)
                .forEach(window ->
                        assertThat(ours).as("published is there, %s", sequence).containsKey(window.id()));
    }

    private Map<UUID, List<Held>> ours() {
        Map<UUID, List<Held>> found = new HashMap<>();
        for (Held held : pagerduty.open()) {
            var marker = MARKER.matcher(held.description());
            if (marker.find()) {
                found.computeIfAbsent(UUID.fromString(marker.group(1)), id -> new ArrayList<>())
                        .add(held);
            }
        }
        return found;
    }

    /** A row of the table, read past all code that is under test. */
    private record Row(String upstream, Span span) {}

    /** From each feature up to all that it hangs on, and of the windows there the first to begin; of two, the one that was decided first. */
    private Map<String, Span> independently(Instant now) throws SQLException {
        List<Row> on = stored(now);
        Map<String, Span> printed = new HashMap<>();
        for (Feature feature : map.get().features()) {
            Set<String> above = new HashSet<>();
            feature.dependsOn().forEach(upstream -> climb(map.get(), upstream, above));
            on.stream()
                    .filter(row -> above.contains(row.upstream()))
                    .findFirst()
                    .ifPresent(row -> printed.put(feature.id(), row.span()));
        }
        return printed;
    }

    private List<Row> stored(Instant now) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT upstream_id, starts_at, ends_at FROM maintenance_window"
                        + " WHERE status IN ('confirmed', 'active') AND ends_at > ?"
                        + " ORDER BY starts_at, coalesce(decided_at, created_at), created_at, id")) {
            query.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(
                            found.getString(1),
                            new Span(
                                    found.getObject(2, OffsetDateTime.class).toInstant(),
                                    found.getObject(3, OffsetDateTime.class).toInstant())));
                }
            }
        }
        return rows;
    }

    private static void climb(ServicesMap map, String upstream, Set<String> above) {
        if (above.add(upstream)) {
            map.upstream(upstream).orElseThrow().dependsOn().forEach(parent -> climb(map, parent, above));
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void did(String what, Object about) {
        steps.add(what + " " + about);
    }
}
