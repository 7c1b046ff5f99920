package gov.va.mobile.watch.incident;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.incident.RootState.Stage;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.EventReported;
import gov.va.mobile.watch.support.TestMaps;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What reported events mean for incidents (behaviour.md §4). */
class EventPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Upstream BGS = TestMaps.upstream("bgs");
    private static final Optional<Failure> SEEN = Optional.of(new Failure(FailureKind.STATUS, "deploy failed"));

    @Test
    void oneThatNothingIsOpenForOpens() {
        assertThat(on(RootState.NONE, SEEN, false)).isInstanceOf(EventDecision.Open.class);
    }

    @Test
    void theOpenIncidentIsJoinedInsideAWindowToo() {
        assertThat(on(state(Stage.OPEN, Optional.empty()), SEEN, false)).isInstanceOf(EventDecision.Join.class);
        assertThat(on(state(Stage.OPEN, Optional.empty()), SEEN, true)).isInstanceOf(EventDecision.Join.class);
    }

    @Test
    void aPlannedWindowKeepsItFromOpening() {
        assertThat(on(RootState.NONE, SEEN, true)).isInstanceOf(EventDecision.Nothing.class);
        assertThat(on(over(0), SEEN, true)).isInstanceOf(EventDecision.Nothing.class);
    }

    @Test
    void theLastIncidentGoesOnUntilReopenWithinIsOver() {
        long within = BGS.policy().reopenWithin().toSeconds();
        assertThat(on(over(within), SEEN, false)).isInstanceOf(EventDecision.Reopen.class);
        assertThat(on(over(within + 1), SEEN, false)).isInstanceOf(EventDecision.Open.class);
        assertThat(on(state(Stage.OVER, Optional.empty()), SEEN, false)).isInstanceOf(EventDecision.Open.class);
    }

    @Test
    void itsEndIsToldToAnOpenIncidentAlone() {
        assertThat(on(state(Stage.OPEN, Optional.empty()), Optional.empty(), false))
                .isInstanceOf(EventDecision.Over.class);
        assertThat(on(over(0), Optional.empty(), false)).isInstanceOf(EventDecision.Nothing.class);
        assertThat(on(RootState.NONE, Optional.empty(), false)).isInstanceOf(EventDecision.Nothing.class);
    }

    private static EventDecision on(RootState state, Optional<Failure> failure, boolean quiet) {
        return EventPolicy.onEvent(state, new EventReported("bgs", "deploys", failure, NOW), quiet, BGS.policy());
    }

    private static RootState over(long secondsAgo) {
        return state(Stage.OVER, Optional.of(NOW.minusSeconds(secondsAgo)));
    }

    private static RootState state(Stage stage, Optional<Instant> resolvedAt) {
        return new RootState(
                stage, false, false, Optional.empty(), Optional.empty(), resolvedAt, false, false, Optional.empty());
    }
}
