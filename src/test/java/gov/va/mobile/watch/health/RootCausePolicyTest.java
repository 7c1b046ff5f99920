package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.SimulatedHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** behaviour.md §3, "Root cause" and "Groups"; cases 6 to 10 and 12 of cases.md. */
class RootCausePolicyTest {
    private static final Duration INTERVAL = SimulatedHealth.INTERVAL;

    private static void intervals(SimulatedHealth world, int count, char letter, String... upstreams) {
        for (int i = 0; i < count; i++) {
            world.run(letter, upstreams);
            world.pass(INTERVAL);
        }
    }

    private static void assertRoots(SimulatedHealth world, String upstream, String... roots) {
        assertThat(world.cause(upstream).roots()).as(upstream).containsExactlyInAnyOrder(roots);
        assertThat(world.cause(upstream)).as(upstream).isInstanceOf(Cause.Explained.class);
    }

    private static void assertOwn(SimulatedHealth world, String upstream) {
        assertThat(world.cause(upstream)).as(upstream).isInstanceOf(Cause.Own.class);
    }

    @Nested
    class ThroughTheGraph {
        private final SimulatedHealth world =
                SimulatedHealth.of(List.of("bgs", "claims<bgs", "letters<claims", "vaos"));

        @Test
        void aParentThatIsDownExplainsItsChildAndGrandchild() {
            intervals(world, 1, 'P', "bgs", "claims", "letters", "vaos");
            intervals(world, 4, 'F', "bgs", "claims", "letters", "vaos");
            assertOwn(world, "bgs");
            assertRoots(world, "claims", "bgs");
            assertRoots(world, "letters", "bgs");
            assertOwn(world, "vaos");
            assertThat(world.state("letters").status()).isEqualTo(HealthStatus.DOWN);
        }

        @Test
        void theRootNamesWhatFailsWithItDownOrNotYet() {
            intervals(world, 1, 'P', "bgs", "claims", "letters");
            intervals(world, 1, 'F', "bgs");
            intervals(world, 2, 'F', "bgs", "claims");
            HealthChange root = world.changes().getLast();
            assertThat(root.upstreamId()).isEqualTo("bgs");
            assertThat(root.along()).containsExactly("claims");
            assertThat(world.state("claims").status()).isEqualTo(HealthStatus.UP);
        }

        @Test
        void aSuspectParentExplainsAChildThatIsDownAlready() {
            intervals(world, 1, 'P', "bgs", "claims");
            intervals(world, 2, 'F', "claims");
            intervals(world, 1, 'F', "bgs", "claims");
            assertThat(world.state("bgs").status()).isEqualTo(HealthStatus.UP);
            assertRoots(world, "claims", "bgs");
            intervals(world, 2, 'F', "bgs", "claims");
            assertOwn(world, "bgs");
            assertRoots(world, "claims", "bgs");
            assertThat(world.changes().getLast().along()).containsExactly("claims");
        }

        @Test
        void aSuspectThatBeganLongAfterTheChildExplainsNothing() {
            intervals(world, 1, 'P', "bgs", "claims");
            intervals(world, 2, 'F', "claims");
            // nobody could ask meanwhile
            world.pass(Duration.ofMinutes(2));
            world.run("bgs", 'F');
            world.run("claims", 'F');
            assertOwn(world, "claims");
        }

        @Test
        void aChildToldBeforeItsParentFailedIsExplainedOnceThatIsDown() {
            intervals(world, 1, 'P', "bgs", "claims");
            intervals(world, 3, 'F', "claims");
            assertOwn(world, "claims");
            intervals(world, 2, 'F', "bgs", "claims");
            assertOwn(world, "claims");
            intervals(world, 1, 'F', "bgs", "claims");
            assertRoots(world, "claims", "bgs");
        }

        @Test
        void aChildThatStaysDownIsOnItsOwnTwoIntervalsLaterByAFreshCheck() {
            intervals(world, 1, 'P', "bgs", "claims");
            intervals(world, 4, 'F', "bgs", "claims");
            world.run("bgs", 'P');
            world.pass(INTERVAL);
            world.run("bgs", 'P');
            assertThat(world.state("bgs").status()).isEqualTo(HealthStatus.UP);
            world.pass(INTERVAL.multipliedBy(5));
            // its last result is from before
            assertRoots(world, "claims", "bgs");
            world.run("claims", 'F');
            world.pass(Duration.ofSeconds(2));
            assertOwn(world, "claims");
            HealthChange last = world.changes().getLast();
            assertThat(last.upstreamId()).isEqualTo("claims");
            assertThat(last.causedBy()).isEmpty();
        }

        @Test
        void aChildThatRecoversSoonAfterItsParentIsNeverOnItsOwn() {
            intervals(world, 1, 'P', "bgs", "claims");
            intervals(world, 4, 'F', "bgs", "claims");
            intervals(world, 1, 'P', "bgs");
            world.run("bgs", 'P');
            world.run("claims", 'F');
            world.pass(INTERVAL);
            world.run("claims", 'P');
            world.pass(Duration.ofSeconds(20));
            world.run("claims", 'P');
            world.pass(INTERVAL.multipliedBy(4));
            assertThat(world.cause("claims")).isEqualTo(new Cause.None());
            assertThat(world.changes())
                    .filteredOn(change -> change.upstreamId().equals("claims"))
                    .extracting(HealthChange::to)
                    .containsExactly(HealthStatus.UP, HealthStatus.DOWN, HealthStatus.UP);
        }

        @Test
        void aParentNeverJudgedExplainsNothing() {
            intervals(world, 4, 'F', "claims");
            assertOwn(world, "claims");
            world.run("bgs", 'I');
            world.pass(INTERVAL);
            assertOwn(world, "claims");
        }

        @Test
        void aParentOfWhichNothingIsKnownNowExplainsNothingNew() {
            intervals(world, 3, 'F', "bgs");
            world.pass(INTERVAL.multipliedBy(4));
            intervals(world, 3, 'F', "claims");
            assertOwn(world, "claims");
        }

        @Test
        void whatItExplainsAlreadyStaysSoThroughOurOwnGap() {
            intervals(world, 4, 'F', "bgs", "claims");
            world.pass(Duration.ofMinutes(20));
            world.run("vaos", 'F');
            assertRoots(world, "claims", "bgs");
        }

        @Test
        void aDiamondCountsOnce() {
            var diamond = SimulatedHealth.of(List.of("top", "left<top", "right<top", "bottom<left,right"));
            intervals(diamond, 4, 'F', "top", "left", "right", "bottom");
            assertRoots(diamond, "bottom", "top");
            assertThat(diamond.changes())
                    .filteredOn(change -> change.upstreamId().equals("top"))
                    .singleElement()
                    .satisfies(change -> assertThat(change.along()).containsExactly("left", "right", "bottom"));
        }

        @Test
        void twoRootsAreBothNamed() {
            var two = SimulatedHealth.of(List.of("bgs", "mpi", "letters<bgs,mpi"));
            intervals(two, 4, 'F', "bgs", "mpi", "letters");
            assertRoots(two, "letters", "bgs", "mpi");
            intervals(two, 2, 'P', "bgs");
            assertRoots(two, "letters", "mpi");
        }

        @Test
        void whatLiesBetweenNeedNotBeKnown() {
            var gap = SimulatedHealth.of(List.of("bgs", "unasked<bgs", "claims<unasked"));
            intervals(gap, 4, 'F', "bgs", "claims");
            assertRoots(gap, "claims", "bgs");
        }
    }

    @Nested
    class OfAGroup {
        private final SimulatedHealth world =
                SimulatedHealth.of(List.of("a", "b", "c", "outside", "child<a"), "host=a,b,c");

        @Test
        void twoThirdsThatFailTheSameWayAreOneRoot() {
            intervals(world, 1, 'P', "a", "b", "c");
            intervals(world, 3, 'F', "a", "b");
            assertRoots(world, "a", "host");
            assertRoots(world, "b", "host");
            assertThat(world.told.getLast().groups()).singleElement().satisfies(change -> {
                assertThat(change.groupId()).isEqualTo("host");
                assertThat(change.to()).isEqualTo(HealthStatus.DOWN);
                assertThat(change.along()).containsExactly("a", "b");
            });
        }

        @Test
        void oneOfThreeIsOnItsOwnAsSoonAsTheOthersWereJudged() {
            intervals(world, 1, 'P', "a", "b", "c");
            intervals(world, 2, 'F', "a");
            world.run("a", 'F');
            assertThat(world.cause("a")).isInstanceOf(Cause.Undecided.class);
            assertThat(world.changes().getLast().undecided()).isTrue();
            world.pass(Duration.ofSeconds(5));
            world.run("b", 'P');
            world.run("c", 'P');
            world.pass(Duration.ofSeconds(2));
            assertOwn(world, "a");
            assertThat(world.changes().getLast().undecided()).isFalse();
        }

        @Test
        void aFirstAlertWaitsAMinuteAtMost() {
            intervals(world, 1, 'P', "a", "b", "c");
            intervals(world, 2, 'F', "a");
            world.run("a", 'F');
            world.pass(Duration.ofSeconds(59));
            assertThat(world.cause("a")).isInstanceOf(Cause.Undecided.class);
            world.pass(Duration.ofSeconds(2));
            assertOwn(world, "a");
        }

        @Test
        void aSecondThatFollowsWithinTheMinuteMakesItTheGroups() {
            intervals(world, 1, 'P', "a", "b", "c");
            intervals(world, 1, 'F', "a");
            world.run("a", 'F');
            world.pass(Duration.ofSeconds(20));
            world.run("b", 'F');
            world.pass(Duration.ofSeconds(10));
            world.run("a", 'F');
            world.pass(Duration.ofSeconds(20));
            world.run("b", 'F');
            world.pass(INTERVAL);
            world.run("b", 'F');
            assertRoots(world, "a", "host");
            assertRoots(world, "b", "host");
            assertThat(world.changes())
                    .noneMatch(change -> change.to() == HealthStatus.DOWN
                            && change.causedBy().isEmpty()
                            && !change.undecided());
        }

        @Test
        void failingInDifferentWaysIsNotShared() {
            intervals(world, 1, 'P', "a", "b", "c");
            for (int i = 0; i < 4; i++) {
                world.run("a", 'F');
                world.run("b", 'B');
                world.run("c", 'P');
                world.pass(INTERVAL);
            }
            assertOwn(world, "a");
            assertOwn(world, "b");
        }

        @Test
        void failingAtDifferentTimesIsNotShared() {
            intervals(world, 1, 'P', "a", "b", "c");
            intervals(world, 4, 'F', "a");
            intervals(world, 3, 'F', "a", "b");
            world.run("c", 'P');
            world.pass(Duration.ofMinutes(2));
            assertOwn(world, "a");
            assertOwn(world, "b");
        }

        @Test
        void whatFailsBecauseOfSomethingOutsideSaysNothingAboutTheGroup() {
            var outer = SimulatedHealth.of(List.of("bgs", "a<bgs", "b<bgs", "c"), "host=a,b,c");
            intervals(outer, 1, 'P', "bgs", "a", "b", "c");
            intervals(outer, 4, 'F', "bgs", "a", "b");
            assertRoots(outer, "a", "bgs");
            assertThat(outer.shared()).isEmpty();
        }

        @Test
        void theGroupExplainsWhatDependsOnItsMembers() {
            intervals(world, 4, 'F', "a", "b", "c", "child");
            assertRoots(world, "child", "host");
        }

        @Test
        void itIsOverWhenFewerThanHalfAreDownAndTheRestIsOnItsOwnLater() {
            intervals(world, 4, 'F', "a", "b", "c");
            assertThat(world.shared()).containsKey("host");
            for (int i = 0; i < 2; i++) {
                world.run("a", 'P');
                world.run("b", 'P');
                world.run("c", 'F');
                world.pass(INTERVAL);
            }
            assertThat(world.shared()).isEmpty();
            assertRoots(world, "c", "host");
            intervals(world, 3, 'F', "c");
            assertOwn(world, "c");
        }

        @Test
        void onlyMembersOfWhichSomethingIsKnownCount() {
            // c was never judged
            intervals(world, 3, 'F', "a", "b");
            assertThat(world.shared()).containsKey("host");
        }
    }

    @Nested
    class OfManyHosts {
        private final String[] all =
                IntStream.range(0, 8).mapToObj(i -> "u" + i).toArray(String[]::new);
        private final SimulatedHealth world = SimulatedHealth.of(List.of(all));

        @Test
        void fiveHostsAndHalfOfAllAreOneCommonCause() {
            intervals(world, 1, 'P', all);
            intervals(world, 3, 'F', "u0", "u1", "u2", "u3", "u4");
            assertThat(world.shared()).containsOnlyKeys(SharedRoot.COMMON_CAUSE);
            assertRoots(world, "u3", SharedRoot.COMMON_CAUSE);
            assertThat(world.changes())
                    .noneMatch(change -> change.to() == HealthStatus.DOWN
                            && change.causedBy().isEmpty()
                            && !change.undecided());
        }

        @Test
        void fourHostsAreFourRoots() {
            intervals(world, 1, 'P', all);
            intervals(world, 3, 'F', "u0", "u1", "u2", "u3");
            assertThat(world.shared()).isEmpty();
            assertOwn(world, "u0");
        }

        @Test
        void lessThanHalfOfAllAreRootsOfTheirOwn() {
            var many = IntStream.range(0, 12).mapToObj(i -> "u" + i).toList();
            var wide = SimulatedHealth.of(many);
            intervals(wide, 3, 'F', "u0", "u1", "u2", "u3", "u4");
            assertThat(wide.shared()).isEmpty();
        }

        @Test
        void oneGroupIsNotACommonCause() {
            var grouped = SimulatedHealth.of(List.of(all), "host=u0,u1,u2,u3,u4");
            intervals(grouped, 4, 'F', "u0", "u1", "u2", "u3", "u4");
            assertThat(grouped.shared()).containsOnlyKeys("host");
        }

        @Test
        void itTakesOverWhatAGroupBegan() {
            var grouped = SimulatedHealth.of(List.of(all), "host=u0,u1");
            intervals(grouped, 1, 'P', all);
            intervals(grouped, 1, 'F', "u0", "u1");
            intervals(grouped, 2, 'F', all);
            assertThat(grouped.shared()).containsKey("host");
            intervals(grouped, 1, 'F', all);
            assertRoots(grouped, "u0", SharedRoot.COMMON_CAUSE);
            assertRoots(grouped, "u7", SharedRoot.COMMON_CAUSE);
            assertThat(Objects.requireNonNull(grouped.shared().get("host")).causedBy())
                    .containsExactly(SharedRoot.COMMON_CAUSE);
            for (int i = 0; i < 3; i++) {
                grouped.run('P', all);
                grouped.pass(INTERVAL);
            }
            assertThat(grouped.shared()).isEmpty();
        }
    }

    @Nested
    class WithSentinels {
        private final SimulatedHealth world = SimulatedHealth.of(List.of("a", "b"));

        @Test
        void silenceIsTheUpstreamsOnlyAfterASentinelAnsweredSince() {
            Instant began = world.now;
            world.outlook = new Outlook(Optional.of(began.minusSeconds(1)), false);
            intervals(world, 4, 'T', "a");
            assertThat(world.cause("a")).isInstanceOf(Cause.Undecided.class);
            world.outlook = new Outlook(Optional.of(began.plusSeconds(1)), false);
            world.pass(Duration.ofSeconds(1));
            assertOwn(world, "a");
        }

        @Test
        void anAnswerProvesTheOutlook() {
            world.outlook = new Outlook(Optional.of(Instant.EPOCH), false);
            intervals(world, 2, 'T', "a");
            intervals(world, 1, 'F', "a");
            assertOwn(world, "a");
        }

        @Test
        void nothingIsSaidWhileNobodySees() {
            world.outlook = new Outlook(Optional.of(world.now.plusSeconds(1)), true);
            intervals(world, 5, 'F', "a", "b");
            assertThat(world.cause("a")).isInstanceOf(Cause.Undecided.class);
            world.outlook = new Outlook(Optional.of(world.now), false);
            world.pass(Duration.ofSeconds(1));
            assertOwn(world, "a");
        }
    }
}
