package gov.va.mobile.watch.poll;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.poll.SilencePolicy.Decision;
import gov.va.mobile.watch.poll.SilencePolicy.Listening;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the silence of a heartbeat means. */
class SilencePolicyTest {
    private static final Instant HEARD = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Listening LISTENING = Listening.from("bgs/main", INTERVAL, HEARD);

    @Test
    void countsAfterTwoIntervalsAndThenWithEachOne() {
        assertThat(LISTENING.dueAt()).isEqualTo(HEARD.plusSeconds(60));
        Listening listening = LISTENING;
        for (int failures = 0; failures < 4; failures++) {
            Decision decision =
                    SilencePolicy.onDue(listening, false, listening.dueAt().plusMillis(800));
            assertThat(decision).isInstanceOfSatisfying(Decision.Fails.class, fails -> {
                assertThat(fails.result().resultClass()).isEqualTo(ResultClass.FAIL);
                assertThat(fails.result().failure().map(Failure::kind)).contains(FailureKind.TIMEOUT);
            });
            listening = decision.next();
            assertThat(listening.silentSince()).isEqualTo(HEARD);
            assertThat(listening.dueAt()).isEqualTo(HEARD.plusSeconds(90 + 30L * failures));
        }
    }

    @Test
    void aFailureIsAsOldAsItsDueTime() {
        assertThat(SilencePolicy.onDue(LISTENING, false, HEARD.plusSeconds(61)))
                .isInstanceOfSatisfying(
                        Decision.Fails.class, fails -> assertThat(fails.at()).isEqualTo(HEARD.plusSeconds(60)));
    }

    @Test
    void whatNobodyListenedForAndWhatIsPausedStartsOver() {
        Instant late = HEARD.plusSeconds(91);
        assertThat(SilencePolicy.onDue(LISTENING, false, late))
                .isEqualTo(new Decision.StartsOver(Listening.from("bgs/main", INTERVAL, late)));
        Instant inTime = HEARD.plusSeconds(90);
        assertThat(SilencePolicy.onDue(LISTENING, false, inTime)).isInstanceOf(Decision.Fails.class);
        assertThat(SilencePolicy.onDue(LISTENING, true, inTime))
                .isEqualTo(new Decision.StartsOver(Listening.from("bgs/main", INTERVAL, inTime)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, 'expected a result every 30 s, found none for 60 s'",
        "PT5M, 'expected a result every 5 min, found none for 10 min'",
        "PT24H, 'expected a result every 24 h, found none for 48 h'",
    })
    void saysHowLong(Duration interval, String words) {
        Listening listening = Listening.from("bgs/main", interval, HEARD);
        assertThat(SilencePolicy.onDue(listening, false, listening.dueAt()))
                .isInstanceOfSatisfying(
                        Decision.Fails.class,
                        fails -> assertThat(fails.result().failure().map(Failure::message))
                                .contains(words));
    }
}
