package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import gov.va.mobile.watch.map.Pause;
import gov.va.mobile.watch.map.Rule;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** behaviour.md §3, first three points; cases 1 to 4 and 11 of cases.md. */
class HealthPolicyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Check CHECK = TestMaps.check("main");

    /** F fail, P pass, D degraded, M misconfigured, I inconclusive; one letter a run. */
    private static List<CheckState> history(Check check, String letters) {
        var states = new ArrayList<CheckState>();
        CheckState state = CheckState.NEW;
        for (int i = 0; i < letters.length(); i++) {
            state = HealthPolicy.check(state, check, result(letters.charAt(i)), at(i));
            states.add(state);
        }
        return states;
    }

    private static CheckState after(String letters) {
        return history(CHECK, letters).getLast();
    }

    private static Instant at(int run) {
        return START.plus(STEP.multipliedBy(run));
    }

    private static CheckResult result(char letter) {
        return switch (letter) {
            case 'P' -> CheckResult.pass(Duration.ofMillis(80), Phases.NONE);
            case 'D' -> result(ResultClass.DEGRADED, FailureKind.SLOW);
            case 'F' -> result(ResultClass.FAIL, FailureKind.STATUS);
            case 'M' -> result(ResultClass.MISCONFIGURED, FailureKind.CREDENTIALS);
            default -> result(ResultClass.INCONCLUSIVE, FailureKind.RATE_LIMITED);
        };
    }

    private static CheckResult result(ResultClass resultClass, FailureKind kind) {
        return CheckResult.of(resultClass, kind, kind.code(), Duration.ofMillis(80), Phases.NONE);
    }

    @Nested
    class OfACheck {
        @ParameterizedTest
        @CsvSource({
            "F,unknown",
            "FF,unknown",
            "FFF,down",
            "P,up",
            "FFPFF,up",
            "PFFPFF,up",
            "PFFF,down",
            // no counter moves for what says nothing about the upstream
            "FFMIF,down",
            "FFIIII,unknown",
            "FMFPFF,up",
            "MIMI,unknown",
            // success threshold 2 while down
            "FFFP,down",
            "FFFPFPF,down",
            "FFFPP,up",
            "FFFPIP,up",
            "FFFDD,up",
            "FFFPMF,down",
            // degraded after five in a row, and no longer
            "PDDDD,up",
            "PDDDDD,degraded",
            "DDDDDP,up",
            "DDDDDFFF,down",
            "DDDDIID,degraded",
            "DDFDDD,up"
        })
        void statusAfter(String letters, String expected) {
            assertThat(after(letters).status().code()).isEqualTo(expected);
        }

        @Test
        void beginsWithTheFirstFailureOfTheRow() {
            assertThat(after("PFPFFF").since()).contains(at(3));
        }

        @Test
        void isUpSinceTheFirstPassOfTheRow() {
            assertThat(after("FFFPFPP").since()).contains(at(5));
        }

        @Test
        void saysNothingMoreOnceItIsDown() {
            List<CheckState> states = history(CHECK, "FFF" + "F".repeat(50));
            assertThat(states.subList(2, states.size()))
                    .extracting(CheckState::since)
                    .containsOnly(Optional.of(at(0)));
        }

        @Test
        void isAskedAgainSoonerOnlyUntilItIsKnown() {
            assertThat(HealthPolicy.retries(after("P"))).isFalse();
            assertThat(HealthPolicy.retries(after("PF"))).isTrue();
            assertThat(HealthPolicy.retries(after("PFP"))).isFalse();
            assertThat(HealthPolicy.retries(after("PFFF"))).isFalse();
        }

        @Test
        void holdsItsInvariantsOverEveryShortHistory() {
            for (int length = 1; length <= 7; length++) {
                for (int code = 0; code < Math.pow(5, length); code++) {
                    holdsInvariants(letters(code, length));
                }
            }
        }

        @Test
        void holdsItsInvariantsOverLongHistories() {
            long seed = new Random().nextLong();
            System.out.println("HealthPolicyTest seed " + seed);
            var random = new Random(seed);
            for (int i = 0; i < 500; i++) {
                var letters = new StringBuilder();
                for (int n = 0; n < 200; n++) {
                    letters.append("FFFPPPDMI".charAt(random.nextInt(9)));
                }
                holdsInvariants(letters.toString());
            }
        }

        private String letters(int code, int length) {
            var letters = new StringBuilder();
            int rest = code;
            for (int i = 0; i < length; i++) {
                letters.append("FPDMI".charAt(rest % 5));
                rest /= 5;
            }
            return letters.toString();
        }

        /** An independent statement of the thresholds: look back over the judged results alone. */
        private void holdsInvariants(String letters) {
            String expected = "unknown";
            var judged = new StringBuilder();
            CheckState state = CheckState.NEW;
            for (int i = 0; i < letters.length(); i++) {
                char letter = letters.charAt(i);
                CheckState before = state;
                state = HealthPolicy.check(state, CHECK, result(letter), at(i));
                if (letter == 'M' || letter == 'I') {
                    assertThat(state).as(letters).isEqualTo(before);
                    continue;
                }
                judged.append(letter);
                expected = expected(judged.toString(), expected);
                assertThat(state.status().code()).as("%s at %d", letters, i).isEqualTo(expected);
                assertThat(state.failures() == 0 || state.passes() == 0)
                        .as(letters)
                        .isTrue();
            }
        }

        private String expected(String judged, String before) {
            if (judged.endsWith("FFF")) {
                return "down";
            }
            if (judged.endsWith("F")) {
                return before;
            }
            boolean twoPasses = judged.matches(".*[PD][PD]");
            if (before.equals("down") && !twoPasses) {
                return "down";
            }
            return judged.endsWith("DDDDD") ? "degraded" : "up";
        }
    }

    @Nested
    class OfAnUpstream {
        private final Map<String, CheckState> states = new HashMap<>();

        private Upstream upstream(Rule rule, Check... checks) {
            return upstream(Optional.empty(), rule, checks);
        }

        private Upstream upstream(Optional<Pause> paused, Rule rule, Check... checks) {
            Upstream plain = TestMaps.upstream("bgs");
            return new Upstream(
                    plain.id(),
                    plain.name(),
                    plain.team(),
                    plain.criticality(),
                    plain.dependsOn(),
                    plain.pagerduty(),
                    Arrays.asList(checks),
                    false,
                    paused,
                    rule,
                    plain.policy(),
                    plain.message(),
                    plain.calendar());
        }

        private Check check(String id, Depth depth, boolean partial, Optional<Pause> paused) {
            Check plain = TestMaps.check(id);
            return new Check(
                    id,
                    depth,
                    partial,
                    paused,
                    false,
                    plain.interval(),
                    plain.timeout(),
                    plain.retryInterval(),
                    plain.failureThreshold(),
                    plain.successThreshold(),
                    plain.slowAfter(),
                    plain.target());
        }

        private Check direct(String id) {
            return check(id, Depth.SERVICE, false, Optional.empty());
        }

        private Check partial(String id) {
            return check(id, Depth.SERVICE, true, Optional.empty());
        }

        private Check indirect(String id) {
            return check(id, Depth.INDIRECT, false, Optional.empty());
        }

        private HealthStatus judge(Upstream upstream) {
            return HealthPolicy.upstream(UpstreamState.NEW, upstream, states, at(20))
                    .status();
        }

        private void is(String id, String letters) {
            states.put(id, after(letters));
        }

        @Test
        void isDownWithAnyOfItsChecks() {
            is("a", "P");
            is("b", "FFF");
            assertThat(judge(upstream(new Rule.Any(), direct("a"), direct("b"))))
                    .isEqualTo(HealthStatus.DOWN);
        }

        @Test
        void isDownOnlyWithAllOfThemWhereTheRuleSaysSo() {
            is("a", "P");
            is("b", "FFF");
            var upstream = upstream(new Rule.All(), direct("a"), direct("b"));
            assertThat(judge(upstream)).isEqualTo(HealthStatus.DEGRADED);
            is("a", "PFFF");
            assertThat(HealthPolicy.upstream(UpstreamState.NEW, upstream, states, at(20)))
                    .returns(HealthStatus.DOWN, UpstreamState::status)
                    .returns(Optional.of(at(1)), UpstreamState::since)
                    .returns(Optional.of("a"), UpstreamState::checkId);
        }

        private UpstreamState judge(UpstreamState before, Upstream upstream, int run) {
            return HealthPolicy.upstream(before, upstream, states, at(run));
        }

        /** What is degraded for longer than the outage of another check took hides none of that outage. */
        @Test
        void anOutageThatEndsInDegradedEndsWhenTheCheckPassedThatEndedIt() {
            var upstream = upstream(new Rule.Any(), direct("a"), direct("b"));
            is("a", "DDDDD");
            is("b", "PPPPPPFFF");
            UpstreamState down = judge(UpstreamState.NEW, upstream, 8);
            assertThat(down)
                    .returns(HealthStatus.DOWN, UpstreamState::status)
                    .returns(Optional.of(at(6)), UpstreamState::since);
            is("b", "PPPPPPFFFPP");
            assertThat(judge(down, upstream, 10))
                    .returns(HealthStatus.DEGRADED, UpstreamState::status)
                    .returns(Optional.of(at(9)), UpstreamState::since)
                    .returns(Optional.of("a"), UpstreamState::checkId);
        }

        @Test
        void anOutageByARuleThatWantsAllEndsWithTheFirstThatPasses() {
            var upstream = upstream(new Rule.All(), direct("a"), direct("b"));
            is("a", "FFFFFF");
            is("b", "PPPFFF");
            UpstreamState down = judge(UpstreamState.NEW, upstream, 5);
            assertThat(down.since()).contains(at(3));
            is("b", "PPPFFFPP");
            assertThat(judge(down, upstream, 7))
                    .returns(HealthStatus.DEGRADED, UpstreamState::status)
                    .returns(Optional.of(at(6)), UpstreamState::since);
        }

        @Test
        void anOutageThatNoCheckEndedEndsNow() {
            is("a", "P");
            is("b", "PPFFF");
            UpstreamState down = judge(UpstreamState.NEW, upstream(new Rule.Any(), direct("a"), direct("b")), 4);
            var paused = check("b", Depth.SERVICE, false, Optional.of(new Pause(Optional.of(at(30)), "being moved")));
            assertThat(judge(down, upstream(new Rule.Any(), direct("a"), paused), 9))
                    .returns(HealthStatus.UP, UpstreamState::status)
                    .returns(Optional.of(at(9)), UpstreamState::since);
        }

        @Test
        void aPartialCheckThatFailsForLongIsNotWhatBringsItDownNorSinceWhen() {
            var upstream = upstream(new Rule.Any(), partial("p"), direct("b"));
            is("p", "FFFFFF");
            is("b", "PPPPPP");
            UpstreamState degraded = judge(UpstreamState.NEW, upstream, 5);
            assertThat(degraded.status()).isEqualTo(HealthStatus.DEGRADED);
            is("p", "FFFFFFFFF");
            is("b", "PPPPPPFFF");
            assertThat(judge(degraded, upstream, 8))
                    .returns(HealthStatus.DOWN, UpstreamState::status)
                    .returns(Optional.of(at(6)), UpstreamState::since)
                    .returns(Optional.of("b"), UpstreamState::checkId);
        }

        @Test
        void halfOfThePartialChecksBringItDownWithTheOneThatMakesItHalf() {
            var upstream = upstream(new Rule.All(), partial("a"), partial("b"), partial("c"), direct("d"));
            is("a", "FFF");
            is("b", "PPPPFFF");
            is("c", "P");
            is("d", "P");
            assertThat(judge(UpstreamState.NEW, upstream, 6))
                    .returns(HealthStatus.DOWN, UpstreamState::status)
                    .returns(Optional.of(at(4)), UpstreamState::since)
                    .returns(Optional.of("b"), UpstreamState::checkId);
        }

        @Test
        void isNotDownThroughWhatIsPausedAsAWhole() {
            var paused =
                    upstream(Optional.of(new Pause(Optional.of(at(30)), "being moved")), new Rule.Any(), direct("a"));
            is("a", "FFF");
            assertThat(judge(paused)).isEqualTo(HealthStatus.UNKNOWN);
        }

        @Test
        void isHeldDownByDirectChecksOnlyAsLongAsThereAreAny() {
            var both = upstream(new Rule.Any(), direct("d"), indirect("e"));
            is("d", "FFF");
            is("e", "PPP");
            UpstreamState down = judge(UpstreamState.NEW, both, 2);
            assertThat(down.direct()).isTrue();
            assertThat(judge(down, upstream(new Rule.Any(), indirect("e")), 9))
                    .returns(HealthStatus.UP, UpstreamState::status)
                    .returns(Optional.of(at(9)), UpstreamState::since);
        }

        @Test
        void isNotHeldDownByAPartialCheckBesideEvidence() {
            var upstream = upstream(new Rule.Any(), partial("p"), indirect("e"));
            is("p", "FFF");
            is("e", "PPPFFF");
            UpstreamState down = judge(UpstreamState.NEW, upstream, 5);
            assertThat(down.status()).isEqualTo(HealthStatus.DOWN);
            is("p", "FFFFFFFF");
            is("e", "PPPFFFPP");
            assertThat(judge(down, upstream, 7))
                    .returns(HealthStatus.DEGRADED, UpstreamState::status)
                    .returns(Optional.of(at(6)), UpstreamState::since);
        }

        @Test
        void isDegradedUntilThePauseThatEndsIt() {
            is("p", "FFFFFF");
            is("b", "PPPPPP");
            UpstreamState degraded = judge(UpstreamState.NEW, upstream(new Rule.Any(), partial("p"), direct("b")), 5);
            var paused = check("p", Depth.SERVICE, true, Optional.of(new Pause(Optional.of(at(30)), "being moved")));
            assertThat(judge(degraded, upstream(new Rule.Any(), paused, direct("b")), 20))
                    .returns(HealthStatus.UP, UpstreamState::status)
                    .returns(Optional.of(at(20)), UpstreamState::since);
        }

        @Test
        void doesNotFlapWithAPartialCheck() {
            var upstream = upstream(new Rule.Any(), partial("p"), direct("b"));
            is("p", "PFPFPFPFPFPFPFPFPFPFPFPF");
            is("b", "PPPPPPPPPPPPPPPPPPPPPPPP");
            assertThat(judge(UpstreamState.NEW, upstream, 23).flapping()).isFalse();
            is("b", "PFPFPFPFPFPFPFPFPFPFPFPF");
            assertThat(judge(UpstreamState.NEW, upstream, 23).flapping()).isTrue();
        }

        /** Only what may yet bring it down explains others (behaviour.md §3, "Root cause"). */
        @Test
        void isSuspectByFirstFailuresAndNotByWhatIsDownAndDidNotBringItDown() {
            var upstream = upstream(new Rule.Any(), partial("p"), direct("b"));
            is("p", "FFFFFF");
            is("b", "PPPPPP");
            UpstreamState degraded = judge(UpstreamState.NEW, upstream, 5);
            assertThat(standing(upstream, degraded, 5).failing()).isFalse();
            is("b", "PPPPPPF");
            assertThat(standing(upstream, degraded, 6).failingSince()).contains(at(6));
        }

        private Standing standing(Upstream upstream, UpstreamState state, int run) {
            return Standing.of(upstream, state, states, new Cause.None(), check -> Optional.empty(), at(run));
        }

        @Test
        void isDownWithAQuorum() {
            var upstream = upstream(new Rule.Quorum(2), direct("a"), direct("b"), direct("c"));
            is("a", "FFF");
            is("b", "P");
            is("c", "P");
            assertThat(judge(upstream)).isEqualTo(HealthStatus.DEGRADED);
            is("c", "PPFFF");
            assertThat(judge(upstream)).isEqualTo(HealthStatus.DOWN);
        }

        @Test
        void isDegradedByAPartialCheckAndDownByHalfOfThem() {
            var upstream = upstream(new Rule.Any(), partial("a"), partial("b"), partial("c"), partial("d"));
            List.of("a", "b", "c", "d").forEach(id -> is(id, "P"));
            is("a", "FFF");
            assertThat(judge(upstream)).isEqualTo(HealthStatus.DEGRADED);
            is("b", "FFF");
            assertThat(judge(upstream)).isEqualTo(HealthStatus.DOWN);
        }

        @Test
        void isOnlyDegradedByItsOnlyPartialCheck() {
            is("a", "P");
            is("b", "FFF");
            assertThat(judge(upstream(new Rule.Any(), direct("a"), partial("b"))))
                    .isEqualTo(HealthStatus.DEGRADED);
        }

        @Test
        void isDegradedWhereACheckIs() {
            is("a", "DDDDD");
            is("b", "P");
            assertThat(judge(upstream(new Rule.Any(), direct("a"), direct("b"))))
                    .isEqualTo(HealthStatus.DEGRADED);
        }

        @Test
        void isUnknownBeforeAnythingWasJudged() {
            is("a", "FF");
            assertThat(judge(upstream(new Rule.Any(), direct("a")))).isEqualTo(HealthStatus.UNKNOWN);
        }

        @Test
        void doesNotWaitForAnEventCheckWhereTheRuleWantsAll() {
            Check events = TestMaps.withTarget(TestMaps.upstream("bgs"), new Target.Push(true))
                    .checks()
                    .getFirst();
            is("a", "FFF");
            assertThat(judge(upstream(new Rule.All(), direct("a"), events))).isEqualTo(HealthStatus.DOWN);
        }

        @Test
        void doesNotListenToAPausedCheck() {
            is("a", "P");
            is("b", "FFF");
            var paused = check("b", Depth.SERVICE, false, Optional.of(new Pause(Optional.of(at(30)), "being moved")));
            assertThat(judge(upstream(new Rule.Any(), direct("a"), paused))).isEqualTo(HealthStatus.UP);
        }

        @Test
        void isNotEndedByEvidenceWhileTheCheckThatAsksItIsDown() {
            var upstream = upstream(new Rule.All(), direct("a"), indirect("e"));
            is("a", "FFF");
            is("e", "FFF");
            UpstreamState down = HealthPolicy.upstream(UpstreamState.NEW, upstream, states, at(3));
            assertThat(down.direct()).isTrue();
            is("e", "FFFPP");
            assertThat(HealthPolicy.upstream(down, upstream, states, at(5))).isEqualTo(down);
            is("a", "FFFPP");
            assertThat(HealthPolicy.upstream(down, upstream, states, at(6)).status())
                    .isEqualTo(HealthStatus.UP);
        }

        @Test
        void mayBeOpenedAndEndedByEvidenceAlone() {
            var upstream = upstream(new Rule.Any(), indirect("e"));
            is("e", "FFF");
            UpstreamState down = HealthPolicy.upstream(UpstreamState.NEW, upstream, states, at(3));
            assertThat(down.status()).isEqualTo(HealthStatus.DOWN);
            is("e", "FFFPP");
            assertThat(HealthPolicy.upstream(down, upstream, states, at(5)).status())
                    .isEqualTo(HealthStatus.UP);
        }
    }
}
