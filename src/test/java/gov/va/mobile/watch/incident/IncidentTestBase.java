package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.support.TestClock;
import gov.va.mobile.watch.support.TestMaps;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A map with a chain of upstreams, a clock, and tables that are empty before and after each test. */
@SuppressWarnings("NullAway.Init") // injected
abstract class IncidentTestBase {
    static final Failure FAILURE = new Failure(FailureKind.STATUS, "answered 503 in 0.4 s, expected 200-299");

    @Inject
    CurrentMap currentMap;

    @Inject
    TestClock clock;

    @Inject
    Turn turn;

    @Inject
    Event<HealthChanged> healthChanged;

    @Inject
    Event<MapInForce> mapInForce;

    @Inject
    IncidentClock incidentClock;

    @Inject
    Incidents incidents;

    @Inject
    Heard heard;

    @Inject
    DataSource database;

    private ServicesMap before;

    @BeforeEach
    void begin() throws SQLException {
        before = currentMap.get();
        clock.reset();
        clean();
        currentMap.set(map());
    }

    @AfterEach
    void end() throws SQLException {
        clean();
        clock.reset();
        currentMap.set(before);
    }

    private void clean() throws SQLException {
        heard.clear();
        sql("DELETE FROM silence");
        sql("DELETE FROM incident");
        sql("DELETE FROM incident_withheld");
        sql("DELETE FROM window_publication");
        sql("DELETE FROM maintenance_window");
        sql("DELETE FROM window_watch");
        sql("DELETE FROM notification");
    }

    /** bgs carries caseflow, which carries appeals; vets_api is the app's own back end. */
    static ServicesMap map() {
        ServicesMap plain = TestMaps.map(
                List.of(
                        TestMaps.upstream("bgs"),
                        TestMaps.upstream("caseflow", "bgs"),
                        TestMaps.upstream("vaos"),
                        TestMaps.upstream("vets_api")),
                List.of(
                        TestMaps.feature("payment_history", "bgs"),
                        TestMaps.feature("appeals", "caseflow"),
                        TestMaps.feature("appointments", "vaos")));
        return new ServicesMap(
                plain.revision(),
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                Optional.of("vets_api"),
                plain.sentinels(),
                Map.of(
                        "product-owner",
                        person("Pat Owner"),
                        "incident-commander",
                        new Person(
                                Optional.of("Chris Commander"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of("Kim Backup"))),
                Map.of("playbook", "https://example.com/playbook", "security", "TBD"),
                plain.upstreams(),
                List.of(new Group(
                        "host",
                        "The host",
                        List.of("bgs", "caseflow", "vaos"),
                        Optional.empty(),
                        Criticality.CRITICAL)),
                plain.features(),
                plain.sources(),
                plain.hosts());
    }

    private static Person person(String name) {
        return new Person(Optional.of(name), Optional.of("@pat"), Optional.empty(), List.of());
    }

    /** The same map without that upstream. */
    ServicesMap mapWithout(String upstreamId) {
        ServicesMap all = map();
        return TestMaps.map(
                all.upstreams().stream()
                        .filter(upstream -> !upstream.id().equals(upstreamId))
                        .map(IncidentTestBase::alone)
                        .toList(),
                List.of());
    }

    private static Upstream alone(Upstream upstream) {
        return TestMaps.upstream(upstream.id());
    }

    void down(String upstreamId, String... causedBy) {
        tell(change(upstreamId, HealthStatus.UP, HealthStatus.DOWN, causedBy));
    }

    void up(String upstreamId) {
        tell(change(upstreamId, HealthStatus.DOWN, HealthStatus.UP));
    }

    void tell(HealthChange... changes) {
        turn.take(() -> healthChanged.fire(new HealthChanged(clock.instant(), List.of(changes))));
    }

    HealthChange change(String upstreamId, HealthStatus from, HealthStatus to, String... causedBy) {
        Instant now = clock.instant();
        return new HealthChange(
                upstreamId,
                from,
                to,
                now,
                now,
                "main",
                to == HealthStatus.DOWN ? Optional.of(FAILURE) : Optional.empty(),
                List.of(causedBy));
    }

    /** The one open incident. */
    IncidentView open() {
        List<IncidentView> all = incidents.open();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
