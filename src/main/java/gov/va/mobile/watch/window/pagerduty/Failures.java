package gov.va.mobile.watch.window.pagerduty;

import gov.va.mobile.watch.window.pagerduty.PagerDutyException.Kind;
import java.time.Duration;
import java.util.Optional;

/** What each status of an answer means (domain.md §4). */
final class Failures {
    private static final long LONGEST_WAIT_SECONDS = 600;

    private Failures() {}

    /**
     * Of a status other than 2xx.
     *
     * @param page whether a page came with it: then something in between has answered, of which nothing follows for the window
     */
    static PagerDutyException of(
            String what, int status, String message, boolean page, Optional<String> rateLimitReset) {
        String said =
                page ? " with a page, which PagerDuty does not answer" : message.isEmpty() ? "" : " (" + message + ")";
        return new PagerDutyException(
                page ? elsewhere(status) : kind(status),
                status,
                what + ": found status " + status + said,
                wait(rateLimitReset));
    }

    private static Kind elsewhere(int status) {
        return switch (kind(status)) {
            case GONE, ENDED -> Kind.RETRY;
            case PERMANENT, LOCKED, RETRY -> kind(status);
        };
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.LOCKED;
            case 404 -> Kind.GONE;
            case 405 -> Kind.ENDED;
            case 408, 429 -> Kind.RETRY;
            default -> status >= 500 || status < 400 ? Kind.RETRY : Kind.PERMANENT;
        };
    }

    private static Optional<Duration> wait(Optional<String> seconds) {
        try {
            return seconds.map(
                    text -> Duration.ofSeconds(Math.clamp(Long.parseLong(text.strip()), 1L, LONGEST_WAIT_SECONDS)));
        } catch (NumberFormatException notSeconds) {
            return Optional.empty();
        }
    }
}
