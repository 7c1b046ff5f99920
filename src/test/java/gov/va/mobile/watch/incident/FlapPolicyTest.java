package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** behaviour.md §3, "Flapping", as it concerns incidents; case 5. */
class FlapPolicyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    /** One upstream whose health goes to and fro, its incident, and what people are told. */
    private static final class Story {
        Instant now = START;
        HealthStatus health = HealthStatus.UP;
        Instant healthSince = START;
        boolean resultsFlap;
        final List<String> told = new ArrayList<>();
        final List<Instant> openings = new ArrayList<>();

        @Nullable
        Incident incident;

        Story pass(Duration time) {
            Instant until = now.plus(time);
            while (now.isBefore(until)) {
                now = now.plusSeconds(30);
                carryOut(IncidentPolicy.onTime(state(), now), now);
            }
            return this;
        }

        Story becomes(HealthStatus to) {
            var change = new HealthChange("bgs", health, to, now, now, "main", Optional.empty(), List.of());
            if (health != to) {
                healthSince = now;
            }
            health = to;
            carryOut(onHealth(change), now);
            return this;
        }

        Story results(boolean flap) {
            resultsFlap = flap;
            if (incident != null && incident.open() && !flap) {
                incident.steady();
            }
            var change = new FlapChange("bgs", flap, health, Optional.empty(), List.of());
            carryOut(FlapPolicy.onFlap(state(), change, false, false, TestMaps.POLICY, now), now);
            return this;
        }

        Decision onHealth(RootChange change) {
            return IncidentPolicy.onHealth(state(), change, false, TestMaps.POLICY);
        }

        RootState state() {
            return incident == null ? RootState.NONE : incident.rootState();
        }

        boolean open() {
            return incident != null && incident.open();
        }

        boolean flapping() {
            return incident != null && incident.flappingSince != null;
        }

        private void carryOut(Decision decision, Instant at) {
            switch (decision) {
                case Decision.Open _ -> {
                    incident = fresh();
                    incident.failing(at, Optional.empty());
                    opened("down");
                }
                case Decision.OpenFlapping _ -> {
                    incident = fresh();
                    flaps();
                }
                case Decision.Reopen again -> {
                    mine().reopen();
                    mine().failing(again.failingSince(), Optional.empty());
                    opened("down");
                }
                case Decision.ReopenFlapping _ -> {
                    mine().reopen();
                    flaps();
                }
                case Decision.Flaps _ -> flaps();
                case Decision.FailsAgain again -> mine().failing(again.failingSince(), Optional.empty());
                case Decision.Recovering recovering ->
                    mine().recovering(recovering.recoveredAt(), recovering.resolveAt());
                case Decision.HoldResolve _ -> mine().resolveDueAt = null;
                case Decision.Calm _ -> {
                    mine().calms();
                    told.add("down");
                }
                case Decision.Resolve _ -> {
                    boolean flapped = flapping();
                    assertThat(mine().unsteady)
                            .as("resolved while its results go to and fro")
                            .isFalse();
                    if (flapped) {
                        assertThat(Duration.between(healthSince, at))
                                .as("up for so long before it was resolved")
                                .isGreaterThanOrEqualTo(FlapPolicy.CALM_AFTER);
                    }
                    mine().resolve(at, Resolution.RECOVERED, "upstream-watch");
                    told.add("resolved");
                }
                case Decision.Passed _ -> mine().passed();
                case Decision.Nothing _ -> {}
                case Decision.Explained _, Decision.Withhold _ -> throw new AssertionError(decision.toString());
            }
        }

        private void opened(String as) {
            long before = openings.stream()
                    .filter(opening -> !opening.isBefore(now.minus(FlapPolicy.WITHIN)))
                    .count();
            openings.add(now);
            if (resultsFlap || FlapPolicy.often(before)) {
                flaps();
            } else {
                told.add(as);
            }
        }

        private void flaps() {
            if (!flapping()) {
                told.add("flapping");
            }
            mine().flaps(now, resultsFlap);
        }

        private Incident mine() {
            assertThat(incident).isNotNull();
            return java.util.Objects.requireNonNull(incident);
        }

        private Incident fresh() {
            assertThat(open()).as("a second open incident").isFalse();
            return new Incident(new Opening(
                    UUID.randomUUID(),
                    1,
                    IncidentKind.NON_CONTROL,
                    "BGS",
                    Optional.empty(),
                    Priority.P2,
                    false,
                    Optional.of("bgs"),
                    Optional.empty(),
                    Optional.empty(),
                    Impact.NONE,
                    now,
                    now));
        }
    }

    @Test
    void theThirdOpeningWithinTwoHoursIsToldAsFlappingAndNoDownOrUpAfterIt() {
        var story = new Story();
        for (int i = 0; i < 8; i++) {
            story.becomes(HealthStatus.DOWN).pass(Duration.ofMinutes(5));
            story.becomes(HealthStatus.UP).pass(Duration.ofMinutes(5));
        }
        assertThat(story.told).containsExactly("down", "resolved", "down", "resolved", "flapping");
        story.pass(Duration.ofMinutes(24));
        assertThat(story.open()).as("not yet up for half an hour").isTrue();
        story.pass(Duration.ofMinutes(1));
        assertThat(story.told.subList(5, story.told.size())).containsExactly("resolved");
    }

    @Test
    void openingsThatLieFurtherApartAreNotFlapping() {
        var story = new Story();
        for (int i = 0; i < 5; i++) {
            story.becomes(HealthStatus.DOWN).pass(Duration.ofMinutes(10));
            story.becomes(HealthStatus.UP).pass(Duration.ofMinutes(55));
        }
        assertThat(story.told).doesNotContain("flapping").hasSize(10);
    }

    @Test
    void goingToAndFroWithoutEverBeingDownIsToldOnceAndOver() {
        var story = new Story().results(true).pass(Duration.ofHours(3));
        assertThat(story.told).containsExactly("flapping");
        story.results(false).pass(Duration.ofMinutes(29));
        assertThat(story.told).containsExactly("flapping");
        story.pass(Duration.ofMinutes(1));
        assertThat(story.told).containsExactly("flapping", "resolved");
    }

    @Test
    void whenItCalmsDownTheStateIsTold() {
        var story = new Story().results(true);
        story.becomes(HealthStatus.DOWN).pass(Duration.ofMinutes(2));
        story.becomes(HealthStatus.UP).pass(Duration.ofMinutes(2));
        story.becomes(HealthStatus.DOWN).pass(Duration.ofMinutes(9)).results(false);
        assertThat(story.told).containsExactly("flapping", "down");
        story.becomes(HealthStatus.UP).pass(TestMaps.POLICY.resolveAfter());
        assertThat(story.told).containsExactly("flapping", "down", "resolved");
    }

    @Test
    void whatOpenedTooOftenIsDownAgainOnceItStaysSoForHalfAnHour() {
        var story = new Story();
        for (int i = 0; i < 3; i++) {
            story.becomes(HealthStatus.UP).pass(Duration.ofMinutes(5));
            story.becomes(HealthStatus.DOWN).pass(Duration.ofMinutes(5));
        }
        story.pass(Duration.ofMinutes(24));
        assertThat(story.told).endsWith("flapping");
        story.pass(Duration.ofMinutes(1));
        assertThat(story.told).endsWith("flapping", "down");
        assertThat(story.flapping()).isFalse();
    }

    @Test
    void aCoveredOrExplainedOneOpensNothing() {
        var change = new FlapChange("bgs", true, HealthStatus.UP, Optional.empty(), List.of());
        assertThat(FlapPolicy.onFlap(RootState.NONE, change, true, false, TestMaps.POLICY, START))
                .isInstanceOf(Decision.Nothing.class);
        assertThat(FlapPolicy.onFlap(RootState.NONE, change, false, true, TestMaps.POLICY, START))
                .isInstanceOf(Decision.Nothing.class);
    }

    @Test
    void generatedHistories() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var story = new Story();
            for (int i = 0; i < 60; i++) {
                switch (random.nextInt(5)) {
                    case 0 -> story.results(!story.resultsFlap);
                    case 1, 2 -> story.becomes(story.health == HealthStatus.DOWN ? HealthStatus.UP : HealthStatus.DOWN);
                    default -> story.pass(Duration.ofMinutes(random.nextInt(20)));
                }
            }
            story.becomes(HealthStatus.UP).results(false).pass(Duration.ofMinutes(31));
            assertThat(story.open()).as("seed %d: open after it was calm", seed).isFalse();
            for (int i = 0; i < story.told.size(); i++) {
                String before = i == 0 ? "resolved" : story.told.get(i - 1);
                assertThat(story.told.get(i))
                        .as("seed %d: message %d of %s", seed, i, story.told)
                        .isNotEqualTo(before);
            }
        }
    }
}
