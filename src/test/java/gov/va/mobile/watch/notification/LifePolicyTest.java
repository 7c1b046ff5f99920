package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.notification.NotificationRepository.Backlog;
import gov.va.mobile.watch.poll.Headway;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifePolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");

    private static Optional<Instant> ago(int seconds) {
        return Optional.of(NOW.minus(Duration.ofSeconds(seconds)));
    }

    private static Optional<String> silenced(
            Optional<Instant> due, Optional<Instant> claim, Optional<Instant> recorded, int waitingSeconds) {
        Map<Destination, Backlog> waiting =
                Map.of(Destination.ALERTS, new Backlog(3, NOW.minusSeconds(waitingSeconds)));
        return LifePolicy.silenced(new Headway(due, claim, recorded), waiting, NOW);
    }

    @Test
    void whileAllMovesAnOutageWouldBeNoticed() {
        assertThat(silenced(Optional.empty(), ago(5), ago(35), 20)).isEmpty();
        assertThat(silenced(Optional.empty(), Optional.empty(), Optional.empty(), 0))
                .as("nothing is checked yet, or all is paused")
                .isEmpty();
        assertThat(silenced(Optional.empty(), ago(5), Optional.empty(), 0))
                .as("the first results are still out")
                .isEmpty();
        assertThat(silenced(Optional.empty(), ago(4000), ago(4000), 0))
                .as("long intervals")
                .isEmpty();
        assertThat(silenced(ago(900), ago(3), ago(5), 0))
                .as("behind a rate limit")
                .isEmpty();
    }

    @Test
    void checksThatNobodyClaimsWouldHideAnOutage() {
        assertThat(silenced(ago(121), ago(150), ago(150), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("none is claimed"));
        assertThat(silenced(ago(121), Optional.empty(), Optional.empty(), 0)).isPresent();
        assertThat(silenced(ago(119), ago(150), ago(150), 0)).isEmpty();
    }

    @Test
    void resultsThatAreNotRecordedWouldHideAnOutage() {
        assertThat(silenced(Optional.empty(), ago(1), ago(122), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("no result is recorded"));
        assertThat(silenced(Optional.empty(), ago(1), ago(121), 0)).isEmpty();
    }

    @Test
    void messagesThatDoNotLeaveWouldHideAnOutage() {
        assertThat(silenced(Optional.empty(), ago(5), ago(5), 601))
                .hasValueSatisfying(why -> assertThat(why).contains("messages to " + Destination.ALERTS.code()));
        assertThat(silenced(Optional.empty(), ago(5), ago(5), 599)).isEmpty();
    }
}
