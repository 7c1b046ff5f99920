package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.GroupChange;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.incident.IncidentChange.Kind;
import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.support.OwnerDatabase;
import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From changes of health to what is stored and told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("NullAway.Init") // injected
class IncidentJudgeTest extends IncidentTestBase {
    @Inject
    FakeQuiet quiet;

    @Inject
    IncidentRepository repository;

    @AfterEach
    void uncover() {
        quiet.uncover();
    }

    @Test
    void aFailureOpensOneIncidentAndSaysWhatItTakesWithIt() {
        Instant before = clock.instant();
        down("bgs");
        IncidentView incident = open();
        assertThat(incident.kind()).isEqualTo(IncidentKind.NON_CONTROL);
        assertThat(incident.title()).isEqualTo("BGS is down");
        assertThat(incident.priority()).isEqualTo(Priority.P2);
        assertThat(incident.version()).isOne();
        assertThat(incident.number()).isPositive();
        assertThat(incident.failure()).contains(FAILURE);
        assertThat(incident.affected().upstreams()).containsExactly("bgs");
        assertThat(incident.affected().features()).containsExactlyInAnyOrder("payment_history", "appeals");
        assertThat(incident.startedAt()).isBetween(before, clock.instant());
        assertThat(heard.kinds()).containsExactly(Kind.OPENED);
        assertThat(heard.events().getFirst().changes().getFirst().text())
                .contains("BGS is down since", "answered 503 in 0.4 s, expected 200-299");
    }

    @Test
    void aBatchIsToldByOneEventCausesBeforeEffects() {
        tell(
                change("caseflow", HealthStatus.UP, HealthStatus.DOWN, "bgs"),
                change("bgs", HealthStatus.UP, HealthStatus.DOWN),
                change("vaos", HealthStatus.UP, HealthStatus.DOWN));
        assertThat(heard.events()).hasSize(1);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.OPENED, Kind.AFFECTED);
        assertThat(incidents.open())
                .extracting(incident -> incident.upstreamId().orElseThrow())
                .containsExactlyInAnyOrder("bgs", "vaos");
        IncidentView root = incidents.open().stream()
                .filter(incident -> incident.upstreamId().equals(Optional.of("bgs")))
                .findFirst()
                .orElseThrow();
        assertThat(root.affected().upstreams()).containsExactly("bgs", "caseflow");
        assertThat(heard.events()
                        .getFirst()
                        .changes()
                        .getFirst()
                        .incident()
                        .affected()
                        .upstreams())
                .containsExactly("bgs", "caseflow");
    }

    @Test
    void aChildThatWasToldShortlyBeforeIsFoldedIntoItsRoot() {
        down("caseflow");
        UUID child = open().id();
        clock.advance(Duration.ofSeconds(100));
        tell(root("bgs", "caseflow"), change("caseflow", HealthStatus.DOWN, HealthStatus.DOWN, "bgs"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.OPENED, Kind.CLOSED);
        IncidentView root = open();
        assertThat(root.upstreamId()).contains("bgs");
        assertThat(root.affected().upstreams()).containsExactly("bgs", "caseflow");
        assertThat(incidents.find(child).orElseThrow())
                .returns(IncidentStatus.CLOSED, IncidentView::status)
                .returns(Optional.of(root.id()), IncidentView::mergedInto);
        assertThat(heard.events().getLast().changes().getFirst().data().get(IncidentChange.CAUSE_OF))
                .contains("CASEFLOW");
        // on its own again later, it has an incident of its own
        up("bgs");
        tell(change("caseflow", HealthStatus.DOWN, HealthStatus.DOWN));
        assertThat(incidents.open()).hasSize(2);
    }

    @Test
    void aChildThatWasToldLongBeforeLearnsItsCauseAndStillResolves() {
        down("caseflow");
        clock.advance(Duration.ofSeconds(130));
        tell(root("bgs", "caseflow"), change("caseflow", HealthStatus.DOWN, HealthStatus.DOWN, "bgs"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.OPENED, Kind.CAUSE);
        assertThat(incidents.open()).hasSize(2);
        up("caseflow");
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(heard.kinds()).endsWith(Kind.RESOLVED);
        assertThat(open().upstreamId()).contains("bgs");
    }

    @Test
    void whatAPersonOpenedIsNotFolded() {
        down("caseflow");
        turn.take(() -> repository.openOf("caseflow").orElseThrow().description = "I saw it first");
        tell(root("bgs", "caseflow"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.OPENED, Kind.CAUSE);
    }

    @Test
    void nothingOpensWhileItsCauseIsNotKnownYet() {
        tell(undecided("bgs"));
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.events()).isEmpty();
        tell(change("bgs", HealthStatus.DOWN, HealthStatus.DOWN));
        assertThat(open().upstreamId()).contains("bgs");
    }

    @Test
    void aGroupHasOneIncidentThatNamesItsMembers() throws SQLException {
        down("vaos");
        UUID first = open().id();
        tellGroup(HealthStatus.DOWN, "vaos", "bgs", "caseflow");
        IncidentView group = open();
        assertThat(group.groupId()).contains("host");
        assertThat(group.upstreamId()).isEmpty();
        assertThat(group.title()).isEqualTo("The host is down");
        assertThat(group.priority()).isEqualTo(Priority.P1);
        assertThat(group.affected().upstreams()).containsExactly("vaos", "bgs", "caseflow");
        assertThat(group.affected().features()).contains("appointments", "payment_history", "appeals");
        assertThat(incidents.find(first).orElseThrow().mergedInto()).contains(group.id());
        tellGroup(HealthStatus.DOWN, "vaos", "bgs");
        assertThat(incidents.open()).hasSize(1);
        tellGroup(HealthStatus.UP);
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.OPENED, Kind.CLOSED, Kind.RESOLVED);
        assertThatThrownBy(() -> sql("UPDATE incident SET upstream_id = 'bgs'"))
                .hasMessageContaining("ck_incident_root");
    }

    @Test
    void anIncidentOfAGroupThatLeftTheMapIsClosed() {
        tellGroup(HealthStatus.DOWN, "vaos", "bgs");
        turn.take(() -> mapInForce.fire(new MapInForce(mapWithout("caseflow"), clock.instant())));
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.CLOSED);
    }

    @Test
    void recoveryResolvesAfterItLastedAndLeavesNothingToDo() {
        down("bgs");
        clock.advance(Duration.ofMinutes(5));
        up("bgs");
        clock.advance(Duration.ofSeconds(110));
        incidentClock.look();
        assertThat(incidents.open()).hasSize(1);
        clock.advance(Duration.ofSeconds(11));
        UUID id = open().id();
        incidentClock.look();
        incidentClock.look();
        IncidentView over = incidents.find(id).orElseThrow();
        assertThat(over.status()).isEqualTo(IncidentStatus.RESOLVED);
        assertThat(over.resolution()).contains("recovered");
        assertThat(over.version()).isEqualTo(2);
        assertThat(over.nextSteps()).allSatisfy(step -> assertThat(step.state()).isEqualTo("notNeeded"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.RESOLVED);
        IncidentChange resolved = heard.events().getLast().changes().getFirst();
        assertThat(resolved.text()).contains("recovered").contains("after 5 min");
        assertThat(resolved.data()).containsEntry("resolution", "recovered").containsKeys("recoveredAt", "downFor");
    }

    @Test
    void failingAgainKeepsItOpenAndLaterReopensIt() {
        down("bgs");
        UUID id = open().id();
        up("bgs");
        clock.advance(Duration.ofMinutes(1));
        down("bgs");
        clock.advance(Duration.ofMinutes(5));
        incidentClock.look();
        assertThat(open().id()).isEqualTo(id);
        up("bgs");
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        down("bgs");
        assertThat(open())
                .returns(id, IncidentView::id)
                .returns(1, IncidentView::reopens)
                .returns(3, IncidentView::version)
                .returns(Optional.empty(), IncidentView::resolvedAt);
        assertThat(open().nextSteps())
                .allSatisfy(step -> assertThat(step.state()).isEqualTo("open"));
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.RESOLVED, Kind.REOPENED);
    }

    @Test
    void twoTurnsAtOnceOpenOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> work = () -> {
                down("bgs");
                return true;
            };
            for (var done : threads.invokeAll(Collections.nCopies(8, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(incidents.open()).hasSize(1);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED);
    }

    @Test
    void theDatabaseItselfAllowsOneOpenIncidentOfARoot() throws SQLException {
        down("bgs");
        assertThatThrownBy(() -> sql(
                        "INSERT INTO incident (id, number, version, kind, status, title, priority, priority_by_hand,"
                                + " upstream_id, affected_upstreams, affected_features, started_at, detected_at, reopens, restricted,"
                                + " conditions, steps, report_links, window_ids, workers) SELECT gen_random_uuid(), nextval('incident_number'),"
                                + " version, kind, status, title, priority, priority_by_hand, upstream_id, affected_upstreams,"
                                + " affected_features, started_at, detected_at, reopens, restricted, conditions, steps, report_links,"
                                + " window_ids, workers FROM incident"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("uq_incident_open_root");
    }

    @Test
    void theTimelineOnlyGrows() {
        down("bgs");
        for (String statement : List.of(
                "UPDATE incident_timeline SET text = 'x'",
                "DELETE FROM incident_timeline",
                "TRUNCATE incident_timeline")) {
            assertThatThrownBy(() -> sql(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> OwnerDatabase.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> turn.take(() -> {
                    healthChanged.fire(new HealthChanged(
                            clock.instant(), List.of(change("bgs", HealthStatus.UP, HealthStatus.DOWN))));
                    throw new IllegalStateException("later room");
                }))
                .hasMessageContaining("later room");
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void aWindowKeepsItBackAndWhatOutlastsItOpensWithItsTrueStart() {
        quiet.cover("bgs");
        Instant began = clock.instant();
        down("bgs");
        clock.advance(Duration.ofMinutes(30));
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.events()).isEmpty();
        quiet.uncover();
        incidentClock.look();
        incidentClock.look();
        IncidentView incident = open();
        assertThat(incident.startedAt()).isBetween(began, began.plusSeconds(60));
        assertThat(Duration.between(incident.startedAt(), incident.detectedAt()))
                .isGreaterThan(Duration.ofMinutes(29));
        assertThat(incident.failure()).contains(FAILURE);
        // its clocks begin at the window's end
        clock.advance(Duration.ofMinutes(45));
        incidentClock.look();
        assertThat(open().conditions().significantPeriod()).isFalse();
    }

    @Test
    void whatRecoversInsideAWindowIsNeverTold() {
        quiet.cover("bgs");
        down("bgs");
        up("bgs");
        quiet.uncover();
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void aLongOutageOfAFeatureIsSignificantAndSaidOnce() {
        down("bgs");
        down("vets_api");
        clock.advance(Duration.ofMinutes(59));
        incidentClock.look();
        assertThat(heard.kinds()).doesNotContain(Kind.CONDITION);
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        incidentClock.look();
        assertThat(heard.kinds()).containsOnlyOnce(Kind.CONDITION);
        assertThat(incidents.open())
                .filteredOn(incident -> incident.conditions().significantPeriod())
                .singleElement()
                .returns(Optional.of("bgs"), IncidentView::upstreamId)
                .returns(2, IncidentView::version);
        up("bgs");
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(heard.events().getLast().changes().getFirst().incident().nextSteps())
                .filteredOn(step -> step.step().equals("postmortem"))
                .allSatisfy(step -> assertThat(step.state()).isEqualTo("open"));
    }

    @Test
    void timeInPlannedWindowsIsNotSignificant() {
        down("bgs");
        quiet.covered("bgs", Duration.ofMinutes(40));
        clock.advance(Duration.ofMinutes(61));
        incidentClock.look();
        clock.advance(Duration.ofMinutes(38));
        incidentClock.look();
        assertThat(heard.kinds()).doesNotContain(Kind.CONDITION);
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(heard.kinds()).containsOnlyOnce(Kind.CONDITION);
    }

    @Test
    void nothingResolvesWhileAllAreBlindNorBeforeSomethingFreshIsKnown() throws SQLException {
        down("bgs");
        up("bgs");
        sql("INSERT INTO blindness (since) VALUES (now())");
        try {
            clock.advance(Duration.ofMinutes(5));
            incidentClock.look();
            assertThat(open().status()).isEqualTo(IncidentStatus.OPEN);
            sql("UPDATE blindness SET until = now()");
            incidentClock.look();
            assertThat(open().status()).isEqualTo(IncidentStatus.OPEN);
        } finally {
            sql("DELETE FROM blindness");
        }
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void theAppsOwnBackEndIsP1AndSaysThatNoWindowHelps() {
        down("vets_api");
        IncidentView incident = open();
        assertThat(incident.priority()).isEqualTo(Priority.P1);
        assertThat(incident.title()).contains("no maintenance window can reach the app");
        assertThat(heard.events().getFirst().changes().getFirst().text()).contains("#vfs-platform-support");
        assertThat(incident.nextSteps())
                .filteredOn(step -> step.step().equals("maintenanceWindow"))
                .singleElement()
                .satisfies(step -> assertThat(step.help().text()).contains("no maintenance window can reach the app"));
    }

    @Test
    void anUpstreamThatLeavesTheMapHasItsIncidentClosed() {
        down("vaos");
        UUID id = open().id();
        turn.take(() -> mapInForce.fire(new MapInForce(mapWithout("vaos"), clock.instant())));
        turn.take(() -> mapInForce.fire(new MapInForce(mapWithout("vaos"), clock.instant())));
        assertThat(incidents.find(id).orElseThrow())
                .returns(IncidentStatus.CLOSED, IncidentView::status)
                .returns(Optional.of("removedFromMap"), IncidentView::resolution);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.CLOSED);
    }

    @Test
    void anUpstreamThatComesBackIntoTheMapAndFailsHasANewIncident() {
        down("vaos");
        turn.take(() -> mapInForce.fire(new MapInForce(mapWithout("vaos"), clock.instant())));
        tell(change("vaos", HealthStatus.UNKNOWN, HealthStatus.DOWN));
        assertThat(open().status()).isEqualTo(IncidentStatus.OPEN);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.CLOSED, Kind.OPENED);
    }

    @Test
    void aReplicaThatStandsByDecidesNothing() {
        down("vaos");
        up("vaos");
        clock.advance(Duration.ofHours(1));
        currentMap.standBy(true);
        incidentClock.look();
        assertThat(open().status()).isEqualTo(IncidentStatus.OPEN);
        currentMap.standBy(false);
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
    }

    @Test
    void laterRoomsAddToTheTimelineTheStepsAndTheWindows() {
        down("bgs");
        UUID id = open().id();
        UUID window = UUID.randomUUID();
        var ann = new Actor("ann", Role.APPROVER);
        turn.take(() -> {
            incidents.note(
                    id, clock.instant(), ann, "maintenanceWindow", "confirmed", Map.of("windowId", window.toString()));
            incidents.step(id, "maintenanceWindow", "done", ann, clock.instant(), Optional.of("until noon"));
            incidents.linkWindow(id, window);
            incidents.linkWindow(id, window);
        });
        IncidentView incident = open();
        assertThat(incident.version()).isOne();
        assertThat(incident.maintenanceWindowIds()).containsExactly(window);
        assertThat(incident.nextSteps())
                .filteredOn(step -> step.step().equals("maintenanceWindow"))
                .singleElement()
                .returns("done", IncidentView.NextStep::state)
                .returns(Optional.of("ann"), IncidentView.NextStep::by)
                .returns(Optional.of("until noon"), IncidentView.NextStep::detail);
        List<TimelineItem> timeline =
                QuarkusTransaction.requiringNew().call(() -> repository.timeline(id, Paging.of(null, null)));
        assertThat(timeline).extracting(item -> item.kind).containsExactly("maintenanceWindow", "opened");
    }

    /** The upstream is the root, and takes these along. */
    private HealthChange root(String upstreamId, String... along) {
        HealthChange plain = change(upstreamId, HealthStatus.UP, HealthStatus.DOWN);
        return new HealthChange(
                upstreamId,
                plain.from(),
                plain.to(),
                plain.since(),
                plain.at(),
                plain.checkId(),
                plain.failure(),
                List.of(),
                false,
                List.of(along));
    }

    private HealthChange undecided(String upstreamId) {
        HealthChange plain = change(upstreamId, HealthStatus.UP, HealthStatus.DOWN);
        return new HealthChange(
                upstreamId,
                plain.from(),
                plain.to(),
                plain.since(),
                plain.at(),
                plain.checkId(),
                plain.failure(),
                List.of(),
                true,
                List.of());
    }

    private void flaps(String upstreamId, boolean flapping, HealthStatus status) {
        var change = new FlapChange(
                upstreamId,
                flapping,
                status,
                status == HealthStatus.DOWN ? Optional.of(FAILURE) : Optional.empty(),
                List.of());
        turn.take(() -> healthChanged.fire(new HealthChanged(clock.instant(), List.of(), List.of(), List.of(change))));
    }

    @Test
    void theThirdOpeningFlapsAndResolvesOnlyAfterHalfAnHourUp() {
        for (int i = 0; i < 3; i++) {
            down("bgs");
            clock.advance(Duration.ofMinutes(3));
            up("bgs");
            clock.advance(Duration.ofMinutes(3));
            incidentClock.look();
        }
        assertThat(heard.kinds())
                .containsExactly(
                        Kind.OPENED,
                        Kind.RESOLVED,
                        Kind.REOPENED,
                        Kind.RESOLVED,
                        Kind.REOPENED,
                        Kind.FLAPPING,
                        Kind.RECOVERING);
        assertThat(open().flapping()).isTrue();
        assertThat(timeline(open().id())).extracting(item -> item.kind).contains("flapping");
        clock.advance(Duration.ofMinutes(26));
        incidentClock.look();
        assertThat(open().flapping()).isTrue();
        clock.advance(Duration.ofMinutes(2));
        incidentClock.look();
        assertThat(incidents.open()).isEmpty();
        assertThat(heard.kinds()).endsWith(Kind.RESOLVED);
    }

    @Test
    void resultsThatGoToAndFroOpenOneThatTellsSoOnceAndTellsWhenItIsDownInTheEnd() {
        flaps("bgs", true, HealthStatus.UP);
        assertThat(open()).returns("BGS goes to and fro", IncidentView::title).returns(true, IncidentView::flapping);
        clock.advance(Duration.ofMinutes(40));
        incidentClock.look();
        down("bgs");
        assertThat(open().flapping()).isTrue();
        flaps("bgs", false, HealthStatus.DOWN);
        assertThat(heard.kinds()).containsExactly(Kind.OPENED, Kind.FLAPPING, Kind.FAILS_AGAIN, Kind.CALMED);
        assertThat(open().flapping()).isFalse();
    }

    @Test
    void whatFlapsWithWhatItDependsOnOrInsideAWindowOpensNothing() {
        flaps("bgs", true, HealthStatus.UP);
        var child = new FlapChange("caseflow", true, HealthStatus.UP, Optional.empty(), List.of());
        var parent = new FlapChange("bgs", true, HealthStatus.UP, Optional.empty(), List.of());
        turn.take(() ->
                healthChanged.fire(new HealthChanged(clock.instant(), List.of(), List.of(), List.of(parent, child))));
        quiet.cover("vaos");
        flaps("vaos", true, HealthStatus.UP);
        assertThat(open().upstreamId()).contains("bgs");
    }

    private List<TimelineItem> timeline(UUID incident) {
        return QuarkusTransaction.requiringNew().call(() -> repository.wholeTimeline(incident));
    }

    private void tellGroup(HealthStatus to, String... along) {
        Instant now = clock.instant();
        var change = new GroupChange(
                "host",
                to == HealthStatus.DOWN ? HealthStatus.UP : HealthStatus.DOWN,
                to,
                now,
                now,
                to == HealthStatus.DOWN ? Optional.of(FAILURE) : Optional.empty(),
                List.of(),
                List.of(along));
        turn.take(() -> healthChanged.fire(new HealthChanged(now, List.of(), List.of(change), List.of())));
    }
}
