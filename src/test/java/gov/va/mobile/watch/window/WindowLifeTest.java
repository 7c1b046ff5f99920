package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.Problem;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.IncidentFixture;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.WindowDecisions.Call;
import gov.va.mobile.watch.window.WindowView.Origin;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class WindowLifeTest extends WindowTestBase {
    @Inject
    QuietWindows quiet;

    @Test
    void proposedAfterAQuarterOfAnHourDown() {
        UUID incident = outage("bgs");
        Instant down = clock.instant();
        pass(Duration.ofMinutes(6));
        assertThat(windows.live()).isEmpty();
        pass(Duration.ofMinutes(9).plusSeconds(1));
        WindowView window = only();
        assertThat(window.status()).isEqualTo(WindowStatus.PROPOSED);
        assertThat(window.origin()).isEqualTo(Origin.PROPOSAL);
        assertThat(window.incidentId()).contains(incident);
        assertThat(window.features()).containsExactly("payment_history", "appeals");
        assertThat(window.notWorking()).containsExactly("payment_history");
        assertThat(window.stillAnswering()).containsExactly("appeals");
        assertThat(window.estimate().orElseThrow().basis()).isEqualTo("default");
        assertThat(window.end()).isBetween(down.plus(Duration.ofMinutes(75)), down.plus(Duration.ofMinutes(91)));
        assertThat(window.end().getEpochSecond() % 900).isZero();
        assertThat(window.scope()).isEmpty();
        assertThat(window.publication().state()).isEqualTo("none");
        assertThat(window.userMessage().orElseThrow()).startsWith("Payment_history and appeals may not work");
        assertThat(incidents.said()).contains("link", "step maintenanceWindow open");
        publisher.publishDue();
        assertThat(pagerduty.calls("POST")).isEmpty();
    }

    @Test
    void itsOwnLongOutagesProposeAfterFiveMinutes() {
        for (int i = 1; i <= 5; i++) {
            Instant start = clock.instant().minus(Duration.ofDays(i));
            health.outage(new Outage("bgs", start, Optional.of(start.plus(Duration.ofHours(i)))));
        }
        outage("bgs");
        pass(Duration.ofMinutes(5).plusSeconds(1));
        var estimate = only().estimate().orElseThrow();
        assertThat(estimate.basis()).isEqualTo("upstream");
        assertThat(estimate.samples()).isEqualTo(5);
        assertThat(estimate.percentile75().orElseThrow()).isBetween(Duration.ofMinutes(234), Duration.ofMinutes(236));
    }

    @Test
    void estimatedAnewWithoutAnotherVersion() {
        WindowView window = proposal("bgs");
        pass(Duration.ofMinutes(16));
        WindowView later = now(window);
        assertThat(later.end()).isAfter(window.end());
        assertThat(later.version()).isEqualTo(window.version());
        assertThat(windows.live()).hasSize(1);
    }

    @Test
    void whatAPersonGaveAnEndIsOverThenAndProposedAnewWhileStillDown() {
        WindowView window = proposal("bgs");
        Instant end = in(Duration.ofMinutes(20));
        decisions.edit(call(window), new WindowRequests.Edit(null, end, null, "BGS says so"));
        pass(Duration.ofMinutes(19));
        assertThat(now(window).end()).isEqualTo(end);
        assertThat(now(window).status()).isEqualTo(WindowStatus.PROPOSED);
        pass(Duration.ofMinutes(2));
        assertThat(now(window).status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(incidents.said()).contains("note Maintenance window withdrawn: its end passed undecided");
        assertThat(only().id()).isNotEqualTo(window.id());
    }

    @Test
    void recoveryWithdrawsAndConfirmingIsRefusedWithTheReason() {
        WindowView window = proposal("bgs");
        recover("bgs");
        WindowView after = now(window);
        assertThat(after.status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(refused(() -> confirm(window, "mobile")).status()).isEqualTo(412);
        Problem late = refused(() -> confirm(after, "mobile"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("recovered");
        assertThat(late.more()).containsEntry("legal", List.of());
        pass(Duration.ofHours(2));
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void theEndOfTheIncidentWithdrawsToo() {
        UUID incident = outage("bgs");
        pass(Duration.ofMinutes(16));
        WindowView window = only();
        tell(incident, "bgs", IncidentChange.Kind.RESOLVED, IncidentStatus.RESOLVED);
        assertThat(now(window).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    @Test
    void whatFlapsGetsOneProposalMarkedUnstable() {
        outage("bgs");
        flap("bgs", HealthStatus.DOWN);
        pass(Duration.ofMinutes(10));
        assertThat(windows.live()).as("up for most of the last hour").isEmpty();
        health.outage(new Outage("bgs", clock.instant().minus(Duration.ofMinutes(33)), Optional.of(clock.instant())));
        pass(Duration.ofMinutes(1));
        WindowView window = only();
        assertThat(window.unstable()).isTrue();
        flap("bgs", HealthStatus.UP);
        healthTo("bgs", HealthStatus.UP);
        assertThat(now(window).status()).as("it answers, for the moment").isEqualTo(WindowStatus.PROPOSED);
        flap("bgs", HealthStatus.DOWN);
        healthTo("bgs", HealthStatus.DOWN);
        pass(Duration.ofMinutes(2));
        assertThat(only().id()).isEqualTo(window.id());
        health.set("bgs", HealthStatus.UP, clock.instant());
        turn.take(() -> healthEvent.fire(new HealthChanged(
                clock.instant(),
                List.of(),
                List.of(),
                List.of(new FlapChange("bgs", false, HealthStatus.UP, Optional.empty(), List.of())))));
        assertThat(now(window).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    @Test
    void whatOpensTooOftenGetsOneProposalMarkedUnstableThoughItsResultsAreSteady() {
        UUID incident = outage("bgs");
        Instant first = clock.instant();
        pass(Duration.ofMinutes(14));
        upAgain("bgs", first);
        assertThat(windows.live()).as("up for most of the hour").isEmpty();
        opensTooOften(incident, IncidentChange.Kind.REOPENED);
        Instant second = clock.instant();
        pass(Duration.ofMinutes(14));
        assertThat(windows.live()).as("28 of the last 60 minutes").isEmpty();
        pass(Duration.ofMinutes(3));
        WindowView window = only();
        assertThat(window.unstable()).isTrue();
        upAgain("bgs", second);
        assertThat(only().id()).as("kept while it flaps").isEqualTo(window.id());
        opensTooOften(incident, IncidentChange.Kind.FAILS_AGAIN);
        pass(Duration.ofMinutes(2));
        assertThat(only().id()).as("one, not two").isEqualTo(window.id());
        tell(incident, "bgs", IncidentChange.Kind.CALMED, IncidentStatus.OPEN);
        assertThat(only().id()).as("down, and steadily so").isEqualTo(window.id());
        upAgain("bgs", second);
        assertThat(now(window).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    private void upAgain(String upstreamId, Instant since) {
        health.outages.removeIf(outage -> outage.end().isEmpty());
        health.outage(new Outage(upstreamId, since, Optional.of(clock.instant())));
        recover(upstreamId);
        pass(Duration.ofMinutes(1));
    }

    private void opensTooOften(UUID incident, IncidentChange.Kind kind) {
        health.set("bgs", HealthStatus.DOWN, clock.instant());
        health.outage(new Outage("bgs", clock.instant(), Optional.empty()));
        tell(
                kind,
                IncidentFixture.of("bgs")
                        .id(incident, 1)
                        .began(clock.instant(), clock.instant())
                        .flapping()
                        .view());
    }

    private void flap(String upstreamId, HealthStatus status) {
        health.flap(upstreamId, status, clock.instant());
        turn.take(() -> healthEvent.fire(new HealthChanged(
                clock.instant(),
                List.of(),
                List.of(),
                List.of(new FlapChange(upstreamId, true, status, Optional.empty(), List.of())))));
    }

    @Test
    void whileTheBackEndIsDownNothingIsProposed() {
        ServicesMap plain = map.get();
        map.set(new ServicesMap(
                plain.revision() + "-backend",
                plain.defaults(),
                plain.policy(),
                plain.allowPrivate(),
                Optional.of("caseflow"),
                plain.sentinels(),
                plain.people(),
                plain.links(),
                plain.upstreams(),
                plain.groups(),
                plain.features(),
                plain.sources(),
                plain.hosts()));
        WindowView window = proposal("bgs");
        health.set("caseflow", HealthStatus.DOWN, clock.instant());
        healthTo("caseflow", HealthStatus.DOWN);
        assertThat(now(window).status()).isEqualTo(WindowStatus.WITHDRAWN);
        assertThat(incidents.said())
                .contains("note Maintenance window withdrawn: the app's back end (caseflow) is down, so no window can"
                        + " reach the app; ask in #vfs-platform-support");
        pass(Duration.ofMinutes(20));
        assertThat(windows.live()).isEmpty();
        recover("caseflow");
        pass(Duration.ofMinutes(2));
        assertThat(only().upstreamId()).isEqualTo("bgs");
    }

    @Test
    void downAgainWaitsAgain() {
        outage("bgs");
        pass(Duration.ofMinutes(10));
        recover("bgs");
        pass(Duration.ofMinutes(1));
        health.set("bgs", HealthStatus.DOWN, clock.instant());
        healthTo("bgs", HealthStatus.DOWN);
        pass(Duration.ofMinutes(10));
        assertThat(windows.live()).isEmpty();
        pass(Duration.ofMinutes(6));
        assertThat(windows.live()).hasSize(1);
    }

    @Test
    void aRejectionIsRespectedForAnHour() {
        WindowView window = proposal("bgs");
        assertThat(refused(() -> decisions.reject(call(window), new WindowRequests.Reason(" ")))
                        .status())
                .isEqualTo(400);
        WindowView rejected = decisions.reject(call(window), new WindowRequests.Reason("known to be short"));
        assertThat(rejected.status()).isEqualTo(WindowStatus.REJECTED);
        assertThat(rejected.decidedBy()).contains("ann");
        assertThat(audit.records()).contains("ann window.reject maintenance-window/" + window.id());
        pass(Duration.ofMinutes(59));
        assertThat(windows.live()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(windows.live()).hasSize(1);
    }

    @Test
    void confirmedActiveEnded() {
        WindowView window = confirmed("bgs");
        assertThat(window.status()).isEqualTo(WindowStatus.CONFIRMED);
        assertThat(window.version()).isEqualTo(2);
        assertThat(window.start()).isEqualTo(window.decidedAt().orElseThrow());
        assertThat(incidents.said()).contains("step maintenanceWindow done");
        publisher.publishDue();
        windowClock.decideDue();
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        clock.advance(Duration.between(clock.instant(), window.end()).minusSeconds(1));
        windowClock.decideDue();
        assertThat(now(window).status()).isEqualTo(WindowStatus.ACTIVE);
        pass(Duration.ofSeconds(2));
        assertThat(now(window).status()).isEqualTo(WindowStatus.ENDED);
        publisher.publishDue();
        assertThat(now(window).publication().state()).isEqualTo("ended");
        // still down: another one may be proposed
        windowClock.decideDue();
        assertThat(only().status()).isEqualTo(WindowStatus.PROPOSED);
    }

    @Test
    void whoConfirmsChoosesEndWordsAndScope() {
        WindowView window = proposal("bgs");
        Instant end = in(Duration.ofHours(3));
        WindowView confirmed = decisions.confirm(
                call(window), new WindowRequests.Confirm("shared", end, "Back soon.", true, "#oncall, Bob"));
        assertThat(confirmed.end()).isEqualTo(end);
        assertThat(confirmed.userMessage()).contains("Back soon.");
        assertThat(confirmed.autoEnd()).isTrue();
        assertThat(confirmed.agreedWith()).as("shown, and so audited").contains("#oncall, Bob");
        assertThat(incidents.said()).anyMatch(said -> said.contains("agreed with #oncall, Bob"));
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
        assertThat(pagerduty.open().getFirst().service()).isEqualTo("PSHAREDbgs");
        assertThat(pagerduty.open().getFirst().description()).endsWith("USER_MESSAGE: Back soon.");
    }

    @Test
    void badDecisionsNameTheirFields() {
        WindowView window = proposal("vbms");
        assertThat(fields(() -> confirm(window, "mobile"))).containsExactly("scope");
        assertThat(fields(() -> confirm(window, "everybody"))).containsExactly("scope");
        assertThat(fields(() -> decisions.confirm(
                        call(window),
                        new WindowRequests.Confirm(null, in(Duration.ofMinutes(-1)), "x".repeat(301), null, null))))
                .containsExactly("scope", "userMessage", "end");
        var unknown = new Call(UUID.randomUUID().toString(), null, ANN);
        assertThat(refused(() -> decisions.end(unknown, new WindowRequests.Reason(null)))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> decisions.end(new Call("no-id", null, ANN), new WindowRequests.Reason(null)))
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> decisions.confirm(
                                new Call(window.id().toString(), null, ANN),
                                new WindowRequests.Confirm("shared", null, null, null, null)))
                        .status())
                .isEqualTo(428);
        Problem illegal = refused(() -> decisions.end(call(window), new WindowRequests.Reason(null)));
        assertThat(illegal.status()).isEqualTo(409);
        assertThat(illegal.more()).containsEntry("legal", List.of("confirm", "reject", "edit"));
    }

    @Test
    void twoPeopleConfirmAtOnce() throws Exception {
        WindowView window = proposal("bgs");
        Callable<Integer> click = () -> {
            try {
                confirm(window, "mobile");
                return 200;
            } catch (ProblemException refused) {
                return refused.problem().status();
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = threads.invokeAll(List.of(click, click)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(found).containsExactly(200, 412);
        }
        publisher.publishDue();
        assertThat(pagerduty.open()).hasSize(1);
    }

    @Test
    void windowsOfOneServiceNeverOverlapAndProposalsAreInNobodysWay() {
        WindowView proposal = proposal("bgs");
        WindowView planned = planned("bgs", Duration.ofMinutes(10), Duration.ofHours(3));
        Problem overlap = refused(() -> confirm(proposal, "shared"));
        assertThat(overlap.status()).isEqualTo(409);
        assertThat(overlap.more())
                .extractingByKey("conflictsWith")
                .asString()
                .contains(planned.id().toString());
        assertThat(now(proposal).status()).isEqualTo(WindowStatus.PROPOSED);
        // the app's own service is another one
        assertThat(confirm(proposal, "mobile").status()).isEqualTo(WindowStatus.CONFIRMED);
        // half-open: one may begin where another ends
        WindowView next = plans.plan(plan("bgs", planned.end(), planned.end().plusSeconds(600)), ANN)
                .items()
                .getFirst();
        assertThat(next.start()).isEqualTo(planned.end());
        assertThat(refused(() -> decisions.extend(
                                call(planned),
                                new WindowRequests.Extend(planned.end().plusSeconds(1))))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void plannedWindowsAreChecked() {
        assertThat(fields(
                        () -> plans.plan(new WindowRequests.Plan(null, null, null, null, null, null, null, null), ANN)))
                .contains("upstreamId", "start", "end", "scope");
        assertThat(fields(() -> planned("nobody", Duration.ofHours(1), Duration.ofHours(2))))
                .contains("upstreamId");
        assertThat(fields(() -> planned("bgs", Duration.ofHours(2), Duration.ofHours(1))))
                .containsExactly("end");
        assertThat(fields(() -> planned("bgs", Duration.ofHours(-2), Duration.ofHours(-1))))
                .containsExactly("end");
        var recurring = new WindowRequests.Repeat("FREQ=SOMETIMES", "America/New_York");
        assertThat(fields(() -> plans.plan(
                        new WindowRequests.Plan(
                                "bgs",
                                null,
                                in(Duration.ZERO),
                                in(Duration.ofHours(1)),
                                "shared",
                                null,
                                "x",
                                recurring),
                        ANN)))
                .containsExactlyInAnyOrder("recurrence", "incidentId");
        Instant before = clock.instant();
        WindowView begun = planned("bgs", Duration.ofHours(-2), Duration.ofHours(1));
        assertThat(begun.start()).isBetween(before, clock.instant());
        assertThat(begun.status()).isEqualTo(WindowStatus.CONFIRMED);
        assertThat(begun.decidedBy()).contains("ann");
    }

    @Test
    void aPlanIsMadeWholeOrNotAtAll() {
        var request = new WindowRequests.Plan(
                null,
                List.of("bgs", "mpi"),
                in(Duration.ofHours(1)),
                in(Duration.ofHours(2)),
                "shared",
                null,
                null,
                null);
        planned("mpi", Duration.ofMinutes(90), Duration.ofHours(3));
        assertThat(refused(() -> plans.plan(request, ANN)).status()).isEqualTo(409);
        assertThat(windows.live()).hasSize(1);
        var other = new WindowRequests.Plan(
                null,
                List.of("bgs", "caseflow"),
                in(Duration.ofHours(1)),
                in(Duration.ofHours(2)),
                "shared",
                null,
                null,
                null);
        var plan = plans.plan(other, ANN);
        assertThat(plan.items()).extracting(WindowView::planId).containsOnly(plan.planId());
        assertThat(windows.live()).hasSize(3);
    }

    @Test
    void twoUpstreamsOfOnePagerDutyServiceAreNoPlan() {
        map.set(TestMaps.map(List.of(sharedOnly("vbms", "PONE"), sharedOnly("efolder_store", "PONE")), List.of()));
        var request = new WindowRequests.Plan(
                null,
                List.of("vbms", "efolder_store"),
                in(Duration.ofHours(1)),
                in(Duration.ofHours(2)),
                "shared",
                null,
                null,
                null);
        assertThat(fields(() -> plans.plan(request, ANN))).containsExactly("upstreamIds");
        assertThat(windows.live()).isEmpty();
    }

    @Test
    void aPlannedWindowMovesAndIsCancelled() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        var to = new WindowRequests.Edit(in(Duration.ofHours(5)), in(Duration.ofHours(6)), null, "moved by BGS");
        WindowView moved = decisions.edit(call(window), to);
        assertThat(moved.start()).isEqualTo(to.start());
        assertThat(moved.version()).isEqualTo(2);
        assertThat(fields(() -> decisions.edit(call(moved), new WindowRequests.Edit(null, null, null, null))))
                .containsExactly("reason", "end");
        WindowView cancelled = decisions.cancel(call(moved), new WindowRequests.Reason(null));
        assertThat(cancelled.status()).isEqualTo(WindowStatus.CANCELLED);
        assertThat(refused(() -> decisions.extend(call(cancelled), new WindowRequests.Extend(in(Duration.ofDays(1)))))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anExtensionIsLaterAndAtMostADay() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        assertThat(fields(() -> decisions.extend(call(window), new WindowRequests.Extend(window.end()))))
                .containsExactly("end");
        assertThat(fields(() -> decisions.extend(
                        call(window), new WindowRequests.Extend(window.end().plus(Duration.ofHours(25))))))
                .containsExactly("end");
        Instant end = window.end().plus(Duration.ofHours(24));
        assertThat(decisions
                        .extend(call(window), new WindowRequests.Extend(end))
                        .end())
                .isEqualTo(end);
    }

    @Test
    void plannedWindowsKeepIncidentsOfTheirUpstreamAndItsDependentsQuiet() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        for (String upstream : List.of("bgs", "caseflow")) {
            assertThat(quiet.covers(upstream, window.start().minusMillis(1))).isFalse();
            assertThat(quiet.covers(upstream, window.start())).isTrue();
            assertThat(quiet.covers(upstream, window.end().minusMillis(1))).isTrue();
            assertThat(quiet.covers(upstream, window.end())).isFalse();
        }
        assertThat(quiet.covers("mpi", window.start())).isFalse();
        decisions.cancel(call(window), new WindowRequests.Reason(null));
        assertThat(quiet.covers("bgs", window.start())).isFalse();
    }

    @Test
    void whatOutlastsAPlannedWindowIsProposedForFromTheWindowsEnd() {
        WindowView window = planned("bgs", Duration.ofHours(1), Duration.ofHours(2));
        publisher.publishDue();
        pass(Duration.ofHours(2));
        Instant began = window.start().plus(Duration.ofMinutes(10));
        health.set("bgs", HealthStatus.DOWN, began);
        tell(
                IncidentChange.Kind.OPENED,
                Neighbours.incident(
                        UUID.randomUUID(),
                        "bgs",
                        began,
                        clock.instant(),
                        IncidentStatus.OPEN,
                        IncidentKind.NON_CONTROL));
        pass(Duration.ofMinutes(14));
        assertThat(windows.live()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(only().status()).isEqualTo(WindowStatus.PROPOSED);
    }

    @Test
    void aWindowBornOfAnIncidentKeepsNothingQuiet() {
        WindowView window = confirmed("bgs");
        assertThat(quiet.covers("bgs", window.start().plusSeconds(1))).isFalse();
    }

    @Test
    void noProposalWhileAPlannedWindowCoversIt() {
        planned("bgs", Duration.ZERO, Duration.ofHours(1));
        outage("caseflow");
        pass(Duration.ofMinutes(30));
        assertThat(windows.live()).extracting(WindowView::origin).containsExactly(Origin.PLANNED);
        pass(Duration.ofMinutes(31));
        windowClock.decideDue();
        assertThat(windows.live()).extracting(WindowView::upstreamId).containsExactly("caseflow");
    }

    @Test
    void listsAreFilteredAndPaged() {
        for (int i = 0; i < 5; i++) {
            planned("bgs", Duration.ofHours(2 * i + 1), Duration.ofHours(2 * i + 2));
        }
        planned("mpi", Duration.ofHours(1), Duration.ofHours(2));
        var first = windows.list(
                new WindowRepository.Filter(Set.of(WindowStatus.CONFIRMED), Set.of("bgs")), Paging.of("3", null));
        planned("bgs", Duration.ofHours(50), Duration.ofHours(51));
        var second = windows.list(
                new WindowRepository.Filter(Set.of(WindowStatus.CONFIRMED), Set.of("bgs")),
                Paging.of("3", first.nextCursor()));
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.nextCursor()).isNull();
        assertThat(windows.list(
                                new WindowRepository.Filter(Set.of(WindowStatus.ENDED), Set.of()),
                                Paging.of(null, null))
                        .items())
                .isEmpty();
    }

    @Test
    void everythingIsShownThatIsOnAndOnlyThat() {
        WindowView later = planned("mpi", Duration.ofHours(1), Duration.ofHours(2));
        WindowView proposal = proposal("bgs");
        assertThat(windows.shown(clock.instant())).extracting(Windows.Shown::id).containsExactly(later.id());
        confirm(proposal, "mobile");
        assertThat(windows.shown(clock.instant()))
                .extracting(Windows.Shown::node)
                .containsExactly("mpi", "bgs");
        assertThat(windows.shown(later.end())).isEmpty();
    }

    private static Problem refused(ThrowingCallable work) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, work);
        assertThat(refused).isNotNull();
        return refused.problem();
    }

    private static List<String> fields(ThrowingCallable work) {
        Problem problem = refused(work);
        assertThat(problem.status()).isEqualTo(400);
        return problem.errors().stream().map(Problem.FieldError::field).toList();
    }
}
