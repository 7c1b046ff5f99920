package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.PagerDutyService;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowDecisions.Call;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A map, a clock, a PagerDuty and empty tables for each test. */
@SuppressWarnings("NullAway.Init") // injected
abstract class WindowTestBase {
    static final Actor ANN = new Actor("ann", Role.APPROVER);

    @Inject
    CurrentMap map;

    @Inject
    TestClock clock;

    @Inject
    Turn turn;

    @Inject
    Windows windows;

    @Inject
    WindowPlans plans;

    @Inject
    WindowDecisions decisions;

    @Inject
    WindowClock windowClock;

    @Inject
    Publisher publisher;

    @Inject
    Publications publications;

    @Inject
    Neighbours.FakeHealth health;

    @Inject
    Neighbours.FakeIncidents incidents;

    @Inject
    Neighbours.FakeAudit audit;

    @Inject
    Event<IncidentsChanged> incidentEvent;

    @Inject
    Event<HealthChanged> healthEvent;

    @Inject
    DataSource database;

    final FakePagerDuty pagerduty = FakePagerDuty.ONE;

    @BeforeEach
    void begin() throws SQLException {
        clear();
        map.set(TestMaps.map(
                List.of(
                        TestMaps.upstream("bgs"),
                        TestMaps.upstream("mpi"),
                        TestMaps.upstream("caseflow", "bgs"),
                        sharedOnly("vbms", "PBAD")),
                List.of(
                        TestMaps.feature("payment_history", "bgs"),
                        TestMaps.feature("appeals", "caseflow"),
                        TestMaps.feature("efolder", "vbms"),
                        TestMaps.feature("labs", "mpi"))));
    }

    @AfterEach
    void clear() throws SQLException {
        clock.reset();
        pagerduty.reset(clock::instant);
        health.clear();
        incidents.clear();
        audit.records().clear();
        sql("DELETE FROM window_publication");
        sql("DELETE FROM maintenance_window");
        sql("DELETE FROM window_series");
        sql("DELETE FROM window_watch");
        sql("DELETE FROM incident");
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    static Upstream sharedOnly(String id, String service) {
        var like = TestMaps.upstream(id);
        return new Upstream(
                id,
                like.name(),
                like.team(),
                like.criticality(),
                like.dependsOn(),
                new PagerDutyServices(Optional.of(new PagerDutyService(service, id)), Optional.empty()),
                like.checks(),
                like.unmonitored(),
                like.paused(),
                like.rule(),
                like.policy(),
                like.message(),
                like.calendar());
    }

    Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    /** The upstream goes down, and its incident opens. */
    UUID outage(String upstreamId) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        health.set(upstreamId, HealthStatus.DOWN, now);
        tell(id, upstreamId, IncidentChange.Kind.OPENED, IncidentStatus.OPEN);
        return id;
    }

    void tell(UUID incidentId, String upstreamId, IncidentChange.Kind kind, IncidentStatus status) {
        tell(kind, Neighbours.incident(incidentId, upstreamId, clock.instant(), status, IncidentKind.NON_CONTROL));
    }

    void tell(IncidentChange.Kind kind, IncidentView incident) {
        incidents.know(incident);
        store(incident.id());
        turn.take(() -> incidentEvent.fire(new IncidentsChanged(
                List.of(new IncidentChange(kind, incident, Actor.SELF, clock.instant(), "", Map.of())))));
    }

    /** The row that other rooms' tables point to; what is known of the incident stands in the stand-in of its room. */
    private void store(UUID incidentId) {
        try {
            sql(
                    "INSERT INTO incident (id, number, version, kind, status, title, priority, priority_by_hand, affected_upstreams,"
                            + " affected_features, started_at, detected_at, reopens, restricted, conditions, steps, report_links, window_ids,"
                            + " workers) VALUES ('" + incidentId
                            + "', nextval('incident_number'), 1, 'nonControl', 'open', 'stored', 'P2',"
                            + " false, '{}', '{}', now(), now(), 0, false, '{}', '[]', '[]', '{}', '{}') ON CONFLICT (id) DO NOTHING");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void recover(String upstreamId) {
        health.set(upstreamId, HealthStatus.UP, clock.instant());
        healthTo(upstreamId, HealthStatus.UP);
    }

    void healthTo(String upstreamId, HealthStatus to) {
        turn.take(() -> healthEvent.fire(new HealthChanged(
                clock.instant(),
                List.of(new HealthChange(
                        upstreamId,
                        HealthStatus.UNKNOWN,
                        to,
                        clock.instant(),
                        clock.instant(),
                        "main",
                        Optional.empty(),
                        List.of())))));
    }

    void pass(Duration time) {
        clock.advance(time);
        windowClock.decideDue();
    }

    /** The upstream has been down for so long that a window is proposed. */
    WindowView proposal(String upstreamId) {
        outage(upstreamId);
        pass(Duration.ofMinutes(15).plusSeconds(1));
        return windows.live().stream()
                .filter(window -> window.status() == WindowStatus.PROPOSED)
                .findFirst()
                .orElseThrow();
    }

    WindowView confirmed(String upstreamId) {
        return confirm(proposal(upstreamId), "mobile");
    }

    WindowView confirm(WindowView window, String scope) {
        return decisions.confirm(call(window), new WindowRequests.Confirm(scope, null, null, null, null));
    }

    WindowView planned(String upstreamId, Duration from, Duration to) {
        return plans.plan(plan(upstreamId, in(from), in(to)), ANN).items().getFirst();
    }

    static WindowRequests.Plan plan(String upstreamId, @Nullable Instant start, @Nullable Instant end) {
        return new WindowRequests.Plan(upstreamId, null, start, end, "shared", null, null, null);
    }

    Call call(WindowView window) {
        return new Call(window.id().toString(), "\"" + window.version() + "\"", ANN);
    }

    WindowView now(WindowView window) {
        return windows.find(window.id()).orElseThrow();
    }

    WindowView only() {
        List<WindowView> live = windows.live();
        if (live.size() != 1) {
            throw new AssertionError("expected one live window, found " + live);
        }
        return live.getFirst();
    }

    /** Publishes, however long a failed attempt was to wait. */
    void publishAgain() throws SQLException {
        sql("UPDATE window_publication SET due_at = now() WHERE due_at IS NOT NULL");
        publisher.publishDue();
    }

    void reconcile() {
        publications.reconcile(clock.instant());
        publisher.publishDue();
    }
}
