package gov.va.mobile.watch.window.pagerduty;

import gov.va.mobile.watch.window.pagerduty.PagerDutyException.Kind;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

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
            String what, int status, String message, boolean page, @Nullable String rateLimitReset) {
        String said =
                page ? " with a page, which PagerDuty does not answer" : message.isEmpty() ? "" : " (" + message + ")";
        return new PagerDutyException(
                page ? elsewhere(status) : kind(status),
                status,
                what + ": found status " + status + said,
                wait(rateLimitReset));
    }

    /** Of no answer at all, in words of ours: a library's name classes and addresses. */
    static String words(Throwable failure, int connectSeconds, int readSeconds) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectTimeoutException late -> {
                    return "found no connection within " + connectSeconds + " s";
                }
                case TimeoutException late -> {
                    return "found no answer within " + readSeconds + " s";
                }
                case UnknownHostException unknown -> {
                    return "found no address for PagerDuty's name";
                }
                case ConnectException refused -> {
                    return "found the connection refused";
                }
                case SSLException untrusted -> {
                    return "found no TLS connection that can be trusted";
                }
                default -> {} // what caused it may say more
            }
        }
        return "found no whole answer";
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
