package gov.va.mobile.watch.window.pagerduty;

import gov.va.mobile.watch.window.pagerduty.PagerDutyException.Kind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each status of an answer means (domain.md §4). */
final class Failures {
    private static final long LONGEST_WAIT_SECONDS = 600;

    private Failures() {}

    static PagerDutyException of(String what, int status, String message, @Nullable String rateLimitReset) {
        return new PagerDutyException(
                kind(status),
                status,
                what + ": found status " + status + (message.isEmpty() ? "" : " (" + message + ")"),
                wait(rateLimitReset));
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.LOCKED;
            case 404 -> Kind.GONE;
            case 405 -> Kind.ENDED;
            case 408, 429 -> Kind.RETRY;
            default -> status >= 500 ? Kind.RETRY : Kind.PERMANENT;
        };
    }

    private static Optional<Duration> wait(@Nullable String seconds) {
        try {
            return seconds == null
                    ? Optional.empty()
                    : Optional.of(
                            Duration.ofSeconds(Math.clamp(Long.parseLong(seconds.strip()), 1L, LONGEST_WAIT_SECONDS)));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }
}
