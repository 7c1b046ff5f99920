package gov.va.mobile.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** behaviour.md §3, "Blind". */
class SightPolicyTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final List<Reach> REACHES = List.of(Reach.values());

    @ParameterizedTest
    @CsvSource({
        "3,0,true",
        "3,1,true",
        "3,2,false",
        "3,3,false",
        "4,2,true",
        "4,3,false",
        "5,3,true",
        "5,4,false",
        "6,4,false"
    })
    void twoThirdsOfTheSentinelsMustFail(int sentinels, int failed, boolean sees) {
        assertThat(SightPolicy.answered(sentinels, failed)).isEqualTo(sees);
        assertThat(SightPolicy.sentinels(SightState.SEES, sentinels, failed, START)
                        .state()
                        .blind())
                .isEqualTo(!sees);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2"})
    void fewerThanThreeSentinelsSayNothing(int sentinels, int failed) {
        assertThat(SightPolicy.sentinels(SightState.SEES, sentinels, failed, START))
                .isInstanceOf(Sight.Unchanged.class);
    }

    @Test
    void oneFailedRunCountsAndOneGoodRunEndsIt() {
        long seed = System.nanoTime();
        System.out.println("SightPolicyTest.oneFailedRunCountsAndOneGoodRunEndsIt seed " + seed);
        var random = new Random(seed);
        for (int history = 0; history < 2_000; history++) {
            int sentinels = 3 + random.nextInt(6);
            SightState state = SightState.SEES;
            Instant at = START;
            for (int step = 0; step < 50; step++) {
                at = at.plusSeconds(1 + random.nextInt(10));
                boolean before = state.blind();
                if (random.nextBoolean()) {
                    int failed = random.nextInt(sentinels + 1);
                    Sight sight = SightPolicy.sentinels(state, sentinels, failed, at);
                    state = sight.state();
                    assertThat(state.blind()).as("seed %d", seed).isEqualTo(3 * failed >= 2 * sentinels);
                    assertThat(sight instanceof Sight.Unchanged).isEqualTo(before == state.blind());
                    if (sight instanceof Sight.Blind) {
                        assertThat(state.blindSince()).contains(at);
                    }
                } else {
                    Reach reach = REACHES.get(random.nextInt(REACHES.size()));
                    state = SightPolicy.host(state, sentinels, 4, "h" + random.nextInt(4), reach, INTERVAL, at)
                            .state();
                    assertThat(state.blind())
                            .as("hosts decide nothing beside enough sentinels, seed %d", seed)
                            .isEqualTo(before);
                }
            }
        }
    }

    @Test
    void withoutSentinelsItTakesThreeHostsAndHalfOfAllThatStartToFailAtOnce() {
        SightState state = fail(SightState.SEES, 6, "a", 0);
        state = fail(state, 6, "b", 10);
        state = fail(state, 6, "b", 40);
        assertThat(state.blind()).as("two hosts, whatever they repeat").isFalse();
        assertThat(fail(state, 6, "c", 20).blind()).isTrue();
        assertThat(fail(state, 7, "c", 20).blind()).as("3 of 7").isFalse();
        assertThat(fail(state, 6, "c", 100).blind())
                .as("not within two intervals")
                .isFalse();
    }

    @Test
    void anAnswerOfAHostThatFailedEndsIt() {
        SightState blind = fail(fail(fail(SightState.SEES, 3, "a", 0), 3, "b", 1), 3, "c", 2);
        assertThat(blind.blindSince()).contains(START.plusSeconds(2));
        Sight sight = SightPolicy.host(blind, 0, 3, "b", Reach.ANSWERED, INTERVAL, START.plusSeconds(60));
        assertThat(sight).isEqualTo(new Sight.SeesAgain(SightState.SEES, START.plusSeconds(2)));
    }

    @Test
    void whatFailsForLongDoesNotMakeItBlindAgain() {
        SightState state = SightState.SEES;
        for (String host : new String[] {"a", "b", "c", "d", "e", "f"}) {
            state = fail(state, 12, host, host.charAt(0) * 100L);
        }
        assertThat(state.blind()).isFalse();
        assertThat(state.failing()).hasSize(6);
    }

    @Test
    void allAnswersWithAnErrorAreAnswers() {
        SightState state = SightState.SEES;
        for (int i = 0; i < 30; i++) {
            state = SightPolicy.host(state, 0, 30, "h" + i, Reach.ANSWERED, INTERVAL, START)
                    .state();
        }
        assertThat(state).isEqualTo(SightState.SEES);
    }

    @Test
    void aMapWithoutTheSentinelsThatMadeItBlindEndsIt() {
        SightState blind = SightPolicy.sentinels(SightState.SEES, 3, 3, START).state();
        assertThat(SightPolicy.sentinels(blind, 0, 0, START.plusSeconds(10))).isInstanceOf(Sight.SeesAgain.class);
    }

    private static SightState fail(SightState before, int hosts, String host, long second) {
        return SightPolicy.host(before, 0, hosts, host, Reach.UNREACHED, INTERVAL, START.plusSeconds(second))
                .state();
    }
}
