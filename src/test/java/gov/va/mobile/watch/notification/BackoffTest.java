package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.notification.Leases.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final Lease FRESH = lease(0);

    @Test
    void afterADeliveryTheNextCallIsASecondLater() {
        Lease after = Backoff.after(new Answer.Delivered("200 ok"), lease(4), NOW, 0);
        assertThat(after).isEqualTo(new Lease(Optional.empty(), 0, Optional.empty(), Optional.of(NOW)));
        assertThat(Backoff.due(after)).isEqualTo(NOW.plusSeconds(1));
        assertThat(Backoff.due(FRESH)).isBefore(NOW);
    }

    @Test
    void aRefusedMessageDoesNotHoldUpTheNext() {
        assertThat(Backoff.due(Backoff.after(new Answer.Refused("400 invalid_payload"), FRESH, NOW, 0)))
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToAMinute() {
        long[] expected = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int failures = 0; failures < expected.length; failures++) {
            assertThat(Backoff.due(Backoff.after(later(null), lease(failures), NOW, 0)))
                    .isEqualTo(NOW.plusSeconds(expected[failures]));
        }
        assertThat(Backoff.due(Backoff.after(later(null), lease(Integer.MAX_VALUE), NOW, 0)))
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void jitterShortensTheWaitByAFifthAtMost() {
        assertThat(Backoff.due(Backoff.after(later(null), lease(6), NOW, 0.999)))
                .isBetween(NOW.plusSeconds(48), NOW.plusSeconds(49));
    }

    @Test
    void retryAfterWins() {
        assertThat(Backoff.due(Backoff.after(later(Duration.ofSeconds(30)), lease(9), NOW, 0.5)))
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(Backoff.due(Backoff.after(later(Duration.ofDays(400)), FRESH, NOW, 0.5)))
                .isEqualTo(NOW.plus(Backoff.PAUSE));
    }

    @Test
    void aClosedDestinationIsTriedEachQuarterOfAnHour() {
        Lease after = Backoff.after(new Answer.Closed("404 no_service"), FRESH, NOW, 0);
        assertThat(after.pausedReason()).contains("404 no_service");
        assertThat(Backoff.due(after)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    private static Answer later(@org.jspecify.annotations.Nullable Duration retryAfter) {
        return new Answer.Later("503", Optional.ofNullable(retryAfter));
    }

    private static Lease lease(int failures) {
        return new Lease(Optional.empty(), failures, Optional.empty(), Optional.empty());
    }
}
