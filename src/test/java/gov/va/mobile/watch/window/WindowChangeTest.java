package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.support.PostgresResource;
import gov.va.mobile.watch.window.WindowView.ProposedChange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Extensions, early ends, earlier starts, and plans that move as a whole. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WindowProfile.class)
class WindowChangeTest extends WindowTestBase {
    @Inject
    WindowPlanMoves planMoves;

    @Test
    void stillDownBeforeTheEndAsksForMoreTime() {
        WindowView window = confirmed("bgs");
        publisher.publishDue();
        pass(Duration.ofMinutes(1));
        assertThat(now(window).proposedChange()).isEmpty();
        clock.advance(Duration.between(clock.instant(), window.end()).minusMinutes(29));
        windowClock.decideDue();
        ProposedChange change = now(window).proposedChange().orElseThrow();
        assertThat(change.kind()).isEqualTo("extend");
        assertThat(change.end()).isAfterOrEqualTo(window.end().plus(Duration.ofMinutes(30)));
        assertThat(now(window).version()).isEqualTo(3); // proposed, confirmed, active
        WindowView extended = decisions.extend(call(now(window)), new WindowRequests.Extend(change.end()));
        assertThat(extended.proposedChange()).isEmpty();
        assertThat(extended.end()).isEqualTo(change.end());
    }

    @Test
    void aRecoveryAsksToEndEarlyOrEndsAsAgreed() {
        WindowView asked = confirmed("bgs");
        WindowView agreed =
                decisions.confirm(call(proposal("mpi")), new WindowRequests.Confirm("mobile", null, null, true, null));
        publisher.publishDue();
        pass(Duration.ofMinutes(2));
        for (String upstream : List.of("bgs", "mpi")) {
            health.set(upstream, HealthStatus.UP, clock.instant());
            health.outage(new Outage(upstream, asked.start().minusSeconds(900), Optional.of(clock.instant())));
        }
        pass(Duration.ofMinutes(9));
        assertThat(now(asked).proposedChange()).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(now(asked).proposedChange().orElseThrow().kind()).isEqualTo("endEarly");
        assertThat(now(agreed).status()).isEqualTo(WindowStatus.ENDED);
        assertThat(now(agreed).end()).isBeforeOrEqualTo(clock.instant());
        publisher.publishDue();
        assertThat(pagerduty.open()).extracting(FakePagerDuty.Held::service).containsExactly("PMOBILEbgs");
        health.set("bgs", HealthStatus.DOWN, clock.instant());
        pass(Duration.ofMinutes(1));
        assertThat(now(asked).proposedChange()).isEmpty();
    }

    @Test
    void aProposalThatReachesAPlannedWindowOffersToStartItNow() {
        WindowView planned = planned("bgs", Duration.ofMinutes(50), Duration.ofHours(5));
        WindowView proposal = proposal("bgs");
        assertThat(now(planned).proposedChange().orElseThrow().kind()).isEqualTo("startNow");
        WindowView started = decisions.edit(
                call(now(planned)),
                new WindowRequests.Edit(clock.instant().minusSeconds(5), null, null, "down already"));
        assertThat(started.start()).isBeforeOrEqualTo(clock.instant());
        windowClock.decideDue();
        assertThat(now(planned).status()).isEqualTo(WindowStatus.ACTIVE);
        assertThat(now(proposal).status()).isEqualTo(WindowStatus.WITHDRAWN);
    }

    @Test
    void theOfferOfAnEarlierStartEndsWithTheProposal() {
        WindowView planned = planned("bgs", Duration.ofMinutes(50), Duration.ofHours(5));
        proposal("bgs");
        recover("bgs");
        assertThat(now(planned).proposedChange()).isEmpty();
        assertThat(now(planned).version()).isEqualTo(1);
    }

    @Test
    void aPlanMovesAsAWholeOrNotAtAll() {
        PlanView plan = planOf("bgs", "mpi");
        assertThat(plan.version()).isEqualTo(1);
        WindowView other = planned("mpi", Duration.ofHours(10), Duration.ofHours(11));
        var onto = new WindowRequests.Edit(in(Duration.ofHours(10)), in(Duration.ofHours(12)), null, "vendor moved it");
        assertThat(status(() -> planMoves.edit(id(plan), "\"1\"", onto, ANN))).isEqualTo(409);
        assertThat(planMoves.get(id(plan))).isEqualTo(plan);
        decisions.cancel(call(other), new WindowRequests.Reason(null));
        assertThat(status(() -> planMoves.edit(id(plan), "\"7\"", onto, ANN))).isEqualTo(412);
        assertThat(status(() -> planMoves.edit(id(plan), null, onto, ANN))).isEqualTo(428);
        PlanView moved = planMoves.edit(id(plan), "\"1\"", onto, ANN);
        assertThat(moved.items()).extracting(WindowView::start).containsOnly(onto.start());
        assertThat(moved.items()).extracting(WindowView::end).containsOnly(onto.end());
        assertThat(moved.version()).isEqualTo(3);
        assertThat(status(() -> planMoves.get(UUID.randomUUID().toString()))).isEqualTo(404);
        assertThat(status(() -> planMoves.get("none"))).isEqualTo(404);
    }

    @Test
    void whatIsOverDoesNotMoveWithItsPlan() {
        PlanView plan = planOf("bgs", "mpi");
        WindowView gone = decisions.cancel(call(plan.items().getFirst()), new WindowRequests.Reason("not needed"));
        Instant end = in(Duration.ofHours(9));
        PlanView moved = planMoves.edit(id(plan), "\"2\"", new WindowRequests.Edit(null, end, null, "longer"), ANN);
        assertThat(moved.items())
                .filteredOn(window -> window.id().equals(gone.id()))
                .extracting(WindowView::end)
                .doesNotContain(end);
        decisions.cancel(
                call(moved.items().stream()
                        .filter(window -> window.status() == WindowStatus.CONFIRMED)
                        .findFirst()
                        .orElseThrow()),
                new WindowRequests.Reason(null));
        String version = "\"" + planMoves.get(id(plan)).version() + "\"";
        assertThat(status(() ->
                        planMoves.edit(id(plan), version, new WindowRequests.Edit(null, end, null, "longer"), ANN)))
                .isEqualTo(409);
    }

    private PlanView planOf(String... upstreams) {
        var made = plans.plan(
                new WindowRequests.Plan(
                        null,
                        List.of(upstreams),
                        in(Duration.ofHours(1)),
                        in(Duration.ofHours(2)),
                        "shared",
                        null,
                        null,
                        null),
                ANN);
        return planMoves.get(made.planId().orElseThrow().toString());
    }

    private static String id(PlanView plan) {
        return plan.planId().toString();
    }

    private static int status(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem().status();
    }
}
