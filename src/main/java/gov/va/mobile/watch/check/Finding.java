package gov.va.mobile.watch.check;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a run is not a plain pass, before it is known how long the run took.
 *
 * @param retryAfter how long the server wants to be left alone
 */
record Finding(ResultClass resultClass, FailureKind kind, String message, Optional<Duration> retryAfter) {
    Finding(ResultClass resultClass, FailureKind kind, String message) {
        this(resultClass, kind, message, Optional.empty());
    }

    /** The server answered 429. */
    static Finding rateLimited(String message, HttpAnswer answer) {
        Optional<Duration> wait = RetryAfter.of(answer);
        String words =
                wait.map(time -> ", retry after " + time.toSeconds() + " s").orElse("");
        return new Finding(ResultClass.INCONCLUSIVE, FailureKind.RATE_LIMITED, message + words, wait);
    }

    /** The same in other words. */
    Finding saying(String words) {
        return new Finding(resultClass, kind, words, retryAfter);
    }

    static Finding fail(FailureKind kind, String message) {
        return new Finding(ResultClass.FAIL, kind, message);
    }

    static Finding degraded(FailureKind kind, String message) {
        return new Finding(ResultClass.DEGRADED, kind, message);
    }

    static Finding misconfigured(FailureKind kind, String message) {
        return new Finding(ResultClass.MISCONFIGURED, kind, message);
    }

    static Finding inconclusive(FailureKind kind, String message) {
        return new Finding(ResultClass.INCONCLUSIVE, kind, message);
    }
}
