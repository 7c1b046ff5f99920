package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.va.mobile.watch.health.GroupChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.PagerDutyServices;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowChange.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a group's incident proposes, decided as one (behaviour.md §5). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class WindowSetTest extends WindowTestBase {
    private static final List<String> MEMBERS = List.of("bgs", "mpi", "vbms", "plain");

    @Inject
    HeardWindows heard;

    private final UUID incident = UUID.randomUUID();

    @BeforeEach
    void group() {
        heard.clear();
        Upstream like = TestMaps.upstream("plain");
        var plain = new Upstream(
                "plain",
                like.name(),
                like.team(),
                like.criticality(),
                List.of(),
                PagerDutyServices.NONE,
                like.checks(),
                like.unmonitored(),
                like.paused(),
                like.rule(),
                like.policy(),
                like.message(),
                like.calendar());
        ServicesMap all = TestMaps.map(
                List.of(
                        TestMaps.upstream("bgs"),
                        TestMaps.upstream("mpi"),
                        TestMaps.upstream("caseflow", "bgs"),
                        sharedOnly("vbms", "PVBMS"),
                        plain),
                List.of(TestMaps.feature("payment_history", "bgs"), TestMaps.feature("labs", "mpi")));
        map.set(TestMaps.withGroups(
                all, List.of(new Group("host", "Host", MEMBERS, Optional.empty(), Criticality.HIGH))));
    }

    @Test
    void oneWindowForEachMemberWithAServiceToldAtOnce() {
        List<WindowView> set = proposedSet();
        assertThat(set).extracting(WindowView::upstreamId).containsExactlyInAnyOrder("bgs", "mpi", "vbms");
        assertThat(set).extracting(WindowView::end).containsOnly(set.getFirst().end());
        assertThat(set)
                .extracting(WindowView::planId)
                .containsOnly(set.getFirst().planId());
        assertThat(set.getFirst().planId()).isPresent();
        assertThat(set).extracting(WindowView::incidentId).containsOnly(Optional.of(incident));
        assertThat(heard.kinds()).containsExactly(Kind.PROPOSED, Kind.PROPOSED, Kind.PROPOSED);
        assertThat(incidents.said()).filteredOn("link"::equals).hasSize(3);
        pass(Duration.ofMinutes(16));
        List<WindowView> later = set.stream().map(this::now).toList();
        assertThat(later)
                .extracting(WindowView::end)
                .containsOnly(later.getFirst().end());
        assertThat(later.getFirst().end()).isAfter(set.getFirst().end());
        assertThat(windows.live()).hasSize(3);
    }

    @Test
    void aMemberThatFailsLaterJoinsTheSet() {
        List<WindowView> set = proposedSet("bgs", "mpi");
        health.caused("vbms", clock.instant(), "host");
        tellGroup(IncidentChange.Kind.AFFECTED, IncidentStatus.OPEN, "bgs", "mpi", "vbms");
        pass(Duration.ofMinutes(6));
        assertThat(windows.live()).hasSize(3);
        assertThat(windows.live())
                .extracting(WindowView::planId)
                .containsOnly(set.getFirst().planId());
    }

    @Test
    void confirmingOneConfirmsAllThatHaveTheScope() throws Exception {
        List<WindowView> set = proposedSet();
        WindowView confirmed = confirm(of(set, "bgs"), "mobile");
        assertThat(confirmed.status()).isEqualTo(WindowStatus.CONFIRMED);
        WindowView other = now(of(set, "mpi"));
        assertThat(other.status()).isEqualTo(WindowStatus.CONFIRMED);
        assertThat(other.scope()).contains(Scope.MOBILE);
        assertThat(other.decidedBy()).contains("ann");
        assertThat(audit.records()).contains("ann window.confirm maintenance-window/" + other.id());
        // VA.gov is taken along by nobody who was not asked
        assertThat(now(of(set, "vbms")).status()).isEqualTo(WindowStatus.PROPOSED);
        assertThat(heard.last(Kind.CONFIRMED).text()).contains("still proposed").contains("vbms");
        publishAgain();
        assertThat(pagerduty.open())
                .extracting(FakePagerDuty.Held::service)
                .containsExactlyInAnyOrder("PMOBILEbgs", "PMOBILEmpi");
        assertThat(refused(() -> confirm(of(set, "mpi"), "mobile"))).isEqualTo(412);
        confirm(now(of(set, "vbms")), "shared");
        publishAgain();
        assertThat(pagerduty.open()).hasSize(3);
    }

    @Test
    void allOrNone() {
        List<WindowView> set = proposedSet();
        WindowView inTheWay = planned("mpi", Duration.ofMinutes(10), Duration.ofHours(3));
        var conflict = catchThrowableOfType(ProblemException.class, () -> confirm(of(set, "bgs"), "shared"));
        assertThat(conflict.problem().status()).isEqualTo(409);
        assertThat(conflict.problem().more())
                .extractingByKey("conflictsWith")
                .asString()
                .contains(inTheWay.id().toString());
        assertThat(set.stream().map(this::now)).extracting(WindowView::status).containsOnly(WindowStatus.PROPOSED);
    }

    @Test
    void rejectingOneRejectsAllAndIsRespected() {
        List<WindowView> set = proposedSet();
        decisions.reject(call(of(set, "mpi")), new WindowRequests.Reason("network works on it"));
        assertThat(set.stream().map(this::now)).extracting(WindowView::status).containsOnly(WindowStatus.REJECTED);
        pass(Duration.ofMinutes(59));
        assertThat(windows.live()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(windows.live()).hasSize(3);
    }

    @Test
    void recoveryOfTheGroupWithdrawsTheSetAndAMembersItsOwn() {
        List<WindowView> set = proposedSet();
        recover("mpi");
        assertThat(now(of(set, "mpi")).status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(windows.live()).hasSize(2);
        assertThat(incidents.said()).doesNotContain("step maintenanceWindow notNeeded");
        turn.take(() -> healthEvent.fire(new HealthChanged(
                clock.instant(),
                List.of(),
                List.of(new GroupChange(
                        "host",
                        HealthStatus.DOWN,
                        HealthStatus.UP,
                        clock.instant(),
                        clock.instant(),
                        Optional.empty(),
                        List.of(),
                        List.of())),
                List.of())));
        assertThat(windows.live()).isEmpty();
        assertThat(incidents.said()).contains("step maintenanceWindow notNeeded");
        pass(Duration.ofHours(2));
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void aMembersOwnProposalGivesWayToTheSet() {
        UUID own = outage("bgs");
        pass(Duration.ofMinutes(16));
        WindowView before = only();
        proposedSetAfter(() -> tell(own, "bgs", IncidentChange.Kind.CLOSED, IncidentStatus.CLOSED));
        assertThat(now(before).status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(windows.live()).extracting(WindowView::upstreamId).containsOnlyOnce("bgs");
    }

    @Test
    void extendedTogetherAndEndedWhereTheyAnswer() {
        List<WindowView> set = proposedSet("bgs", "mpi");
        confirm(of(set, "bgs"), "mobile");
        pass(Duration.ofSeconds(1));
        Instant end = now(of(set, "bgs")).end().plusSeconds(3600);
        decisions.extend(call(now(of(set, "bgs"))), new WindowRequests.Extend(end));
        assertThat(windows.live()).extracting(WindowView::end).containsOnly(end);
        assertThat(heard.together(Kind.MOVED)).as("told at once").containsExactly(List.of("bgs", "mpi"));
        List.of("bgs", "mpi").forEach(id -> {
            health.set(id, HealthStatus.UP, clock.instant());
            health.outage(new Outage(id, clock.instant().minus(Duration.ofMinutes(10)), Optional.of(clock.instant())));
        });
        heard.clear();
        pass(Duration.ofMinutes(11));
        assertThat(heard.kinds()).as("asked once for both").containsExactly(Kind.CHANGE_PROPOSED);
        decisions.end(call(now(of(set, "bgs"))), new WindowRequests.Reason("both answer"));
        assertThat(set.stream().map(this::now)).extracting(WindowView::status).containsOnly(WindowStatus.ENDED);
    }

    @Test
    void itsEndIsToldAtOnce() throws Exception {
        List<WindowView> set = proposedSet("bgs", "mpi");
        confirm(of(set, "bgs"), "mobile");
        publishAgain();
        pass(Duration.ofSeconds(1));
        heard.clear();
        pass(Duration.between(clock.instant(), now(of(set, "bgs")).end()));
        assertThat(heard.together(Kind.ENDED)).containsExactly(List.of("bgs", "mpi"));
    }

    @Test
    void whoKnowsOneKnowsAllThatAreOn() {
        List<WindowView> set = proposedSet("bgs", "mpi", "vbms");
        WindowView confirmed = confirm(of(set, "bgs"), "mobile");
        assertThat(windows.together(confirmed))
                .extracting(WindowView::upstreamId)
                .containsExactlyInAnyOrder("bgs", "mpi");
        WindowView alone = planned("caseflow", Duration.ofHours(1), Duration.ofHours(2));
        assertThat(windows.together(alone)).containsExactly(alone);
    }

    private List<WindowView> proposedSet(String... affected) {
        String[] failing = affected.length == 0 ? MEMBERS.toArray(String[]::new) : affected;
        List.of(failing).forEach(id -> health.caused(id, clock.instant(), "host"));
        tellGroup(IncidentChange.Kind.OPENED, IncidentStatus.OPEN, failing);
        pass(Duration.ofMinutes(15).plusSeconds(1));
        return windows.live();
    }

    private void proposedSetAfter(Runnable folding) {
        MEMBERS.forEach(id -> health.caused(id, clock.instant(), "host"));
        tellGroup(IncidentChange.Kind.OPENED, IncidentStatus.OPEN, MEMBERS.toArray(String[]::new));
        folding.run();
        pass(Duration.ofMinutes(15).plusSeconds(1));
    }

    private void tellGroup(IncidentChange.Kind kind, IncidentStatus status, String... affected) {
        tell(kind, Neighbours.ofGroup(incident, "host", List.of(affected), clock.instant(), status));
    }

    private static WindowView of(List<WindowView> set, String upstreamId) {
        return set.stream()
                .filter(window -> window.upstreamId().equals(upstreamId))
                .findFirst()
                .orElseThrow();
    }

    private static int refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem().status();
    }
}
