package gov.va.mobile.watch.window;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Estimate.Basis;
import gov.va.mobile.watch.window.WindowPolicy.Proposal;
import gov.va.mobile.watch.window.WindowPolicy.Situation;
import gov.va.mobile.watch.window.WindowPolicy.Step;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowPolicyTest {
    private static final Instant DOWN = Instant.parse("2026-11-02T12:00:00Z");
    private static final Estimate BY_DEFAULT =
            new Estimate(Duration.ofHours(1), Basis.DEFAULT, 0, Optional.empty(), Optional.empty());

    @Test
    void proposedWhenDownForLongEnough() {
        assertThat(WindowPolicy.proposal(situation(), at(14))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(situation(), at(15)))
                .isEqualTo(new Proposal.Propose(at(75), BY_DEFAULT, false));
    }

    @Test
    void theWaitIsLookedAtAfterFiveMinutesAndWhenItIsOver() {
        assertThat(WindowPolicy.firstDue(DOWN, TestMaps.POLICY)).isEqualTo(at(5));
        assertThat(WindowPolicy.proposal(situation(), at(2)))
                .isEqualTo(new Proposal.Wait(at(5), "it has not been down for long enough"));
        assertThat(WindowPolicy.proposal(situation(), at(5)))
                .isEqualTo(new Proposal.Wait(at(15), "it has not been down for long enough"));
    }

    @Test
    void onlyItsOwnLongOutagesShortenTheWait() {
        assertThat(WindowPolicy.proposal(with(Basis.UPSTREAM, 16), at(5))).isInstanceOf(Proposal.Propose.class);
        assertThat(WindowPolicy.proposal(with(Basis.UPSTREAM, 16), at(4))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(with(Basis.UPSTREAM, 15), at(5))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(with(Basis.ALL, 300), at(5))).isInstanceOf(Proposal.Wait.class);
    }

    @Test
    void neverWhileSomethingSpeaksAgainstIt() {
        Situation now = situation();
        assertThat(WindowPolicy.proposal(with(now, Optional.of(false)), at(20))).isEqualTo(new Proposal.Over());
        assertThat(WindowPolicy.proposal(with(now, Optional.empty()), at(20))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(against(true, false, false), at(20))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(against(false, true, false), at(20))).isInstanceOf(Proposal.Wait.class);
        assertThat(WindowPolicy.proposal(against(false, false, true), at(20))).isInstanceOf(Proposal.Wait.class);
    }

    @Test
    void whatFlapsIsProposedAsUnstableWhenItWasMostlyDown() {
        assertThat(WindowPolicy.proposal(flapping(31, true), at(2)))
                .isEqualTo(new Proposal.Propose(at(75), BY_DEFAULT, true));
        // up for the moment, but not for long
        assertThat(WindowPolicy.proposal(flapping(31, false), at(2))).isInstanceOf(Proposal.Propose.class);
        assertThat(WindowPolicy.proposal(flapping(30, true), at(40)))
                .isEqualTo(new Proposal.Wait(at(41), "it flaps, and was up for most of the last hour"));
    }

    private static Situation flapping(int downMinutes, boolean down) {
        return new Situation(
                DOWN,
                Optional.of(down),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                true,
                Duration.ofMinutes(downMinutes),
                TestMaps.POLICY,
                BY_DEFAULT);
    }

    @Test
    void notWhileCoveredNorRejectedLately() {
        assertThat(WindowPolicy.proposal(past(Optional.of(at(60)), Optional.empty()), at(20)))
                .isEqualTo(new Proposal.Wait(at(60), "it already has a window"));
        assertThat(WindowPolicy.proposal(past(Optional.of(at(60)), Optional.empty()), at(60)))
                .isInstanceOf(Proposal.Propose.class);
        assertThat(WindowPolicy.proposal(past(Optional.empty(), Optional.of(at(20))), at(21)))
                .isEqualTo(new Proposal.Wait(at(80), "the last proposal was rejected"));
        assertThat(WindowPolicy.proposal(past(Optional.empty(), Optional.of(at(20))), at(80)))
                .isInstanceOf(Proposal.Propose.class);
    }

    @Test
    void generatedOutagesAreProposedOnceTheirTimeHasComeAndNeverBefore() {
        for (long seed = 1; seed <= 3000; seed++) {
            var random = new Random(seed);
            Situation now = new Situation(
                    DOWN,
                    random.nextInt(10) == 0 ? Optional.empty() : Optional.of(random.nextInt(10) > 0),
                    random.nextInt(8) == 0,
                    random.nextInt(8) == 0,
                    random.nextInt(8) == 0,
                    random.nextInt(3) == 0 ? Optional.of(at(random.nextInt(90))) : Optional.empty(),
                    random.nextInt(3) == 0 ? Optional.of(at(random.nextInt(90) - 60)) : Optional.empty(),
                    random.nextInt(5) == 0,
                    Duration.ofMinutes(random.nextInt(61)),
                    TestMaps.POLICY,
                    new Estimate(
                            Duration.ofHours(1),
                            List.of(Basis.UPSTREAM, Basis.ALL, Basis.DEFAULT).get(random.nextInt(3)),
                            9,
                            Optional.of(Duration.ofMinutes(random.nextInt(40))),
                            Optional.empty()));
            Instant time = at(random.nextInt(120));
            boolean early = now.estimate().basis() == Basis.UPSTREAM
                    && now.estimate().median().orElseThrow().toMinutes() > 15;
            boolean due = (now.flapping()
                            ? now.downInLastHour().toMinutes() > 30
                                    && now.down().isPresent()
                            : !time.isBefore(at(early ? 5 : 15)) && now.down().equals(Optional.of(true)))
                    && !now.causedByAnother()
                    && !now.reachesNobody()
                    && !now.blind()
                    && now.coveredUntil().map(end -> !time.isBefore(end)).orElse(true)
                    && now.rejectedAt()
                            .map(rejected -> !time.isBefore(rejected.plus(Duration.ofHours(1))))
                            .orElse(true);
            Proposal found = WindowPolicy.proposal(now, time);
            if (found instanceof Proposal.Propose propose) {
                assertThat(propose.unstable()).as("seed %d", seed).isEqualTo(now.flapping());
            }
            assertThat(found instanceof Proposal.Propose)
                    .as("seed %d: %s", seed, found)
                    .isEqualTo(due);
            if (found instanceof Proposal.Wait(Instant until, String reason)) {
                assertThat(until).as("seed %d: %s", seed, reason).isAfter(time);
            }
        }
    }

    @Test
    void aWindowIsOnFromItsStartUpToItsEnd() {
        var window = new Span(at(10), at(20));
        assertThat(WindowPolicy.step(WindowStatus.CONFIRMED, window, false, at(10).minusMillis(1)))
                .isEqualTo(Step.NOTHING);
        assertThat(WindowPolicy.step(WindowStatus.CONFIRMED, window, false, at(10)))
                .isEqualTo(Step.START);
        assertThat(WindowPolicy.step(WindowStatus.ACTIVE, window, false, at(20).minusMillis(1)))
                .isEqualTo(Step.NOTHING);
        assertThat(WindowPolicy.step(WindowStatus.ACTIVE, window, false, at(20)))
                .isEqualTo(Step.END);
        assertThat(WindowPolicy.step(WindowStatus.ACTIVE, window, true, at(20))).isEqualTo(Step.EXPIRE);
        assertThat(WindowPolicy.step(WindowStatus.CONFIRMED, window, true, at(30)))
                .isEqualTo(Step.EXPIRE);
        for (WindowStatus status : WindowStatus.values()) {
            if (status != WindowStatus.CONFIRMED && status != WindowStatus.ACTIVE) {
                assertThat(WindowPolicy.step(status, window, false, at(30))).isEqualTo(Step.NOTHING);
                assertThat(WindowPolicy.nextStep(status, window)).isEmpty();
            }
        }
    }

    @Test
    void whatIsDecidedStaysDecided() {
        assertThat(Move.legal(WindowStatus.PROPOSED, Origin.PLANNED)).containsExactly("confirm", "reject", "edit");
        assertThat(Move.legal(WindowStatus.CONFIRMED, Origin.PLANNED)).containsExactly("edit", "extend", "cancel");
        assertThat(Move.legal(WindowStatus.ACTIVE, Origin.PLANNED)).containsExactly("edit", "extend", "end");
        assertThat(Move.legal(WindowStatus.WITHDRAWN, Origin.PLANNED)).isEmpty();
        assertThat(Move.legal(WindowStatus.ENDED, Origin.PLANNED)).isEmpty();
    }

    private static Instant at(int minutes) {
        return DOWN.plus(Duration.ofMinutes(minutes));
    }

    private static Situation situation() {
        return past(Optional.empty(), Optional.empty());
    }

    private static Situation past(Optional<Instant> coveredUntil, Optional<Instant> rejectedAt) {
        return new Situation(
                DOWN,
                Optional.of(true),
                false,
                false,
                false,
                coveredUntil,
                rejectedAt,
                false,
                Duration.ZERO,
                TestMaps.POLICY,
                BY_DEFAULT);
    }

    private static Situation with(Situation now, Optional<Boolean> down) {
        return new Situation(
                now.downSince(),
                down,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                now.flapping(),
                now.downInLastHour(),
                now.policy(),
                now.estimate());
    }

    private static Situation against(boolean caused, boolean reachesNobody, boolean blind) {
        return new Situation(
                DOWN,
                Optional.of(true),
                caused,
                reachesNobody,
                blind,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                TestMaps.POLICY,
                BY_DEFAULT);
    }

    private static Situation with(Basis basis, int medianMinutes) {
        return new Situation(
                DOWN,
                Optional.of(true),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ZERO,
                TestMaps.POLICY,
                new Estimate(
                        Duration.ofHours(1),
                        basis,
                        9,
                        Optional.of(Duration.ofMinutes(medianMinutes)),
                        Optional.empty()));
    }
}
