package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** behaviour.md §4, first point, and what windows mute (§5). */
class IncidentPolicyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Failure> FAILURE =
            Optional.of(new Failure(FailureKind.STATUS, "answered 503, expected 200-299"));

    /** One upstream, its incidents as they are stored, and a person who interferes. */
    private static final class Story {
        Instant now = START;
        HealthStatus health = HealthStatus.UNKNOWN;
        boolean quiet;
        boolean caused;
        /** Whether it passed since its last incident ended. */
        boolean passed = true;

        boolean withheld;

        @Nullable
        Incident incident;

        int opened;
        int resolved;

        void pass(Duration time) {
            now = now.plus(time);
            tick();
        }

        void becomes(HealthStatus to) {
            becomes(to, false);
        }

        void becomes(HealthStatus to, boolean byAnother) {
            var change = new HealthChange(
                    "bgs",
                    health,
                    to,
                    now,
                    now,
                    "main",
                    to == HealthStatus.DOWN ? FAILURE : Optional.empty(),
                    byAnother ? List.of("root") : List.of());
            health = to;
            caused = byAnother;
            if (to == HealthStatus.UP || to == HealthStatus.DEGRADED) {
                passed = true;
            }
            Decision decision = IncidentPolicy.onHealth(state(), change, quiet, TestMaps.POLICY);
            assertThat(IncidentPolicy.onHealth(reread(), change, quiet, TestMaps.POLICY))
                    .isEqualTo(decision);
            carryOut(decision);
            assertThat(IncidentPolicy.onHealth(state(), change, quiet, TestMaps.POLICY))
                    .as("told twice")
                    .isNotInstanceOfAny(Decision.Open.class, Decision.Reopen.class, Decision.Resolve.class);
        }

        void tick() {
            Decision decision = IncidentPolicy.onTime(state(), now);
            assertThat(IncidentPolicy.onTime(reread(), now)).isEqualTo(decision);
            carryOut(decision);
            if (withheld && !quiet) {
                var change = new HealthChange(
                        "bgs", HealthStatus.UNKNOWN, HealthStatus.DOWN, now, now, "", FAILURE, List.of());
                carryOut(IncidentPolicy.onHealth(state(), change, false, TestMaps.POLICY));
            }
        }

        void resolveByHand() {
            if (incident != null && incident.open()) {
                incident.resolve(now, Resolution.RECOVERED, "ann");
                resolved++;
                passed = health != HealthStatus.DOWN && incident.failingSince == null;
            }
        }

        void closeByHand() {
            if (incident != null && incident.status == IncidentStatus.RESOLVED) {
                incident.close(now);
            }
        }

        RootState state() {
            return (incident == null ? RootState.NONE : incident.rootState()).withheld(withheld);
        }

        boolean open() {
            return incident != null && incident.open();
        }

        /** What a service that starts here would read. */
        private RootState reread() {
            RootState state = state();
            return new RootState(
                    state.stage(),
                    state.failing(),
                    state.withheld(),
                    state.recoveredAt(),
                    state.resolveDueAt(),
                    state.resolvedAt(),
                    state.flapping(),
                    state.unsteady(),
                    state.calmDueAt());
        }

        private void carryOut(Decision decision) {
            switch (decision) {
                case Decision.Nothing _ -> {}
                case Decision.Open open -> {
                    assertThat(open()).as("a second open incident").isFalse();
                    assertThat(quiet || caused).as("muted or explained").isFalse();
                    assertThat(passed).as("ended by hand and never passed").isTrue();
                    incident = opened(open.startedAt());
                    incident.failing(open.startedAt(), FAILURE);
                    withheld = false;
                    opened++;
                }
                case Decision.Reopen again -> {
                    assertThat(open()).as("reopened while open").isFalse();
                    assertThat(quiet || caused).as("muted or explained").isFalse();
                    assertThat(passed).as("ended by hand and never passed").isTrue();
                    last().reopen();
                    last().failing(again.failingSince(), FAILURE);
                    withheld = false;
                    opened++;
                }
                case Decision.FailsAgain again -> last().failing(again.failingSince(), FAILURE);
                case Decision.Recovering recovering ->
                    last().recovering(recovering.recoveredAt(), recovering.resolveAt());
                case Decision.HoldResolve _ -> last().resolveDueAt = null;
                case Decision.Passed _ -> {
                    withheld = false;
                    if (incident != null) {
                        incident.passed();
                    }
                }
                case Decision.Withhold _ -> {
                    assertThat(quiet).isTrue();
                    withheld = true;
                }
                case Decision.Explained explained -> {
                    withheld = false;
                    if (open() && last().failingSince == null) {
                        last().failing(explained.failingSince(), FAILURE);
                    }
                }
                case Decision.Flaps _, Decision.OpenFlapping _, Decision.ReopenFlapping _, Decision.Calm _ ->
                    throw new AssertionError("nothing goes to and fro here: " + decision);
                case Decision.Resolve _ -> {
                    assertThat(open()).as("resolved without being open").isTrue();
                    assertThat(health).as("resolved while failing").isNotEqualTo(HealthStatus.DOWN);
                    last().resolve(now, Resolution.RECOVERED, "upstream-watch");
                    resolved++;
                    passed = true;
                }
            }
        }

        private Incident last() {
            assertThat(incident).isNotNull();
            return Objects.requireNonNull(incident);
        }

        private Incident opened(Instant startedAt) {
            return new Incident(new Opening(
                    UUID.randomUUID(),
                    opened + 1,
                    IncidentKind.NON_CONTROL,
                    "BGS is down",
                    Optional.empty(),
                    Priority.P2,
                    false,
                    Optional.of("bgs"),
                    Optional.empty(),
                    FAILURE,
                    Impact.NONE,
                    startedAt,
                    now));
        }
    }

    private final Story story = new Story();

    @Nested
    class ByItself {
        @Test
        void opensOnceHoweverLongItFails() {
            story.becomes(HealthStatus.UP);
            story.becomes(HealthStatus.DOWN);
            story.pass(Duration.ofHours(3));
            story.becomes(HealthStatus.DOWN);
            assertThat(story.opened).isOne();
            assertThat(story.open()).isTrue();
        }

        @Test
        void resolvesOnlyAfterItWorkedForResolveAfter() {
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofSeconds(119));
            assertThat(story.open()).isTrue();
            story.pass(Duration.ofSeconds(1));
            assertThat(story.open()).isFalse();
            assertThat(story.resolved).isOne();
        }

        @Test
        void countsDegradedAsWorking() {
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.DEGRADED);
            story.pass(Duration.ofMinutes(1));
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofMinutes(1));
            assertThat(story.open()).isFalse();
        }

        @Test
        void doesNotResolveWhatFailsAgainBefore() {
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofSeconds(90));
            story.becomes(HealthStatus.DOWN);
            story.pass(Duration.ofMinutes(10));
            assertThat(story.open()).isTrue();
            assertThat(story.opened).isOne();
        }

        @Test
        void doesNotResolveWhileNobodyKnows() {
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.becomes(HealthStatus.UNKNOWN);
            story.pass(Duration.ofHours(1));
            assertThat(story.open()).isTrue();
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofMinutes(2));
            assertThat(story.open()).isFalse();
        }

        @Test
        void reopensWithinReopenWithinAndOpensANewOneLater() {
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofMinutes(2));
            Incident first = story.incident;
            story.pass(Duration.ofMinutes(10));
            story.becomes(HealthStatus.DOWN);
            assertThat(story.incident).isSameAs(first);
            assertThat(first).isNotNull().returns(1, incident -> incident.reopens);
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofMinutes(2));
            story.pass(Duration.ofMinutes(11));
            story.becomes(HealthStatus.DOWN);
            assertThat(story.incident).isNotSameAs(first);
        }

        @Test
        void opensNothingForWhatAnotherCauses() {
            story.becomes(HealthStatus.DOWN, true);
            assertThat(story.opened).isZero();
            story.becomes(HealthStatus.DOWN);
            assertThat(story.open()).as("the cause is gone and it still fails").isTrue();
        }

        @Test
        void opensOnlyWhatOutlastsAWindow() {
            story.quiet = true;
            story.becomes(HealthStatus.DOWN);
            story.pass(Duration.ofMinutes(30));
            assertThat(story.opened).isZero();
            story.quiet = false;
            story.pass(Duration.ofSeconds(1));
            assertThat(story.open()).isTrue();
        }

        /** Case 26: others lose it. */
        @Test
        void tellsTheRecoveryInsideAWindowOfWhatWasToldBefore() {
            story.becomes(HealthStatus.DOWN);
            assertThat(story.opened).isEqualTo(1);
            story.quiet = true;
            story.pass(Duration.ofMinutes(10));
            story.becomes(HealthStatus.UP);
            story.pass(TestMaps.POLICY.resolveAfter().plusSeconds(1));
            assertThat(story.resolved).isEqualTo(1);
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.quiet = false;
            story.pass(Duration.ofMinutes(30));
            assertThat(story.opened)
                    .as("what came and went inside stays silent")
                    .isEqualTo(1);
        }

        /** Case 26: down before and after is one outage. */
        @Test
        void tellsAnOutageThatSpansAWindowOnce() {
            story.becomes(HealthStatus.DOWN);
            story.quiet = true;
            story.pass(Duration.ofHours(1));
            story.quiet = false;
            story.pass(Duration.ofMinutes(30));
            assertThat(story.open()).isTrue();
            assertThat(story.opened).isEqualTo(1);
        }

        @Test
        void isSilentAboutWhatEndsInsideAWindow() {
            story.quiet = true;
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UP);
            story.quiet = false;
            story.pass(Duration.ofMinutes(30));
            assertThat(story.opened).isZero();
            assertThat(story.withheld).isFalse();
        }
    }

    @Nested
    class AfterAPersonEndedIt {
        @Test
        void waitsUntilItPassedOnce() {
            story.becomes(HealthStatus.DOWN);
            story.resolveByHand();
            story.becomes(HealthStatus.DOWN);
            story.becomes(HealthStatus.UNKNOWN);
            story.becomes(HealthStatus.DOWN);
            assertThat(story.open()).isFalse();
            story.becomes(HealthStatus.UP);
            story.pass(Duration.ofMinutes(1));
            story.becomes(HealthStatus.DOWN);
            assertThat(story.open()).isTrue();
            assertThat(story.incident).isNotNull().returns(1, incident -> incident.reopens);
        }

        @Test
        void opensANewOneOnceItWasClosed() {
            story.becomes(HealthStatus.DOWN);
            Incident first = story.incident;
            story.resolveByHand();
            story.closeByHand();
            story.becomes(HealthStatus.DOWN);
            assertThat(story.open()).isFalse();
            story.becomes(HealthStatus.UP);
            story.becomes(HealthStatus.DOWN);
            assertThat(story.incident).isNotSameAs(first);
            assertThat(story.open()).isTrue();
        }

        @Test
        void doesNotReopenADuplicate() {
            story.becomes(HealthStatus.DOWN);
            Incident first = story.incident;
            Objects.requireNonNull(first).resolve(story.now, Resolution.DUPLICATE, "ann");
            story.becomes(HealthStatus.UP);
            story.becomes(HealthStatus.DOWN);
            assertThat(story.incident).isNotSameAs(first);
        }
    }

    @Test
    void holdsItsRulesOverWholeHistories() {
        long seed = new Random().nextLong();
        System.out.println("IncidentPolicyTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            var history = new Story();
            for (int step = 0; step < 60; step++) {
                act(history, random);
                assertThat(history.opened - history.resolved)
                        .as("open incidents, history %d", i)
                        .isBetween(0, 1)
                        .isEqualTo(history.open() ? 1 : 0);
                toldOfEveryFailure(history);
            }
            settles(history);
        }
    }

    private static void act(Story story, Random random) {
        switch (random.nextInt(12)) {
            case 0, 1 -> story.becomes(HealthStatus.UP);
            case 2 -> story.becomes(HealthStatus.DEGRADED);
            case 3, 4, 5 -> story.becomes(HealthStatus.DOWN);
            case 6 -> story.becomes(HealthStatus.DOWN, true);
            case 7 -> story.becomes(HealthStatus.UNKNOWN);
            case 8 -> {
                story.quiet = !story.quiet;
                story.tick();
            }
            case 9 -> story.resolveByHand();
            case 10 -> story.closeByHand();
            default -> story.pass(Duration.ofSeconds(random.nextInt(900)));
        }
    }

    /** Whoever is down by itself, outside a window, has an open incident, unless a person ended it and it never passed since. */
    private static void toldOfEveryFailure(Story story) {
        if (story.health == HealthStatus.DOWN && !story.caused && !story.quiet && story.passed) {
            assertThat(story.open()).as("down and not told").isTrue();
        }
    }

    private static void settles(Story story) {
        story.becomes(HealthStatus.DOWN);
        story.becomes(HealthStatus.UP);
        story.pass(TestMaps.POLICY.resolveAfter());
        assertThat(story.open()).as("works for long and still open").isFalse();
    }
}
