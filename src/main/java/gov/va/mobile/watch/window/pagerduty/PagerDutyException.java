package gov.va.mobile.watch.window.pagerduty;

import java.time.Duration;
import java.util.Optional;

/** PagerDuty did not do what it was asked, or nobody knows whether it did. */
public final class PagerDutyException extends RuntimeException {
    private final String what;
    private final Kind kind;
    private final int status;
    private final transient Optional<Duration> retryAfter;

    /** What follows from a failure (domain.md §4). */
    public enum Kind {
        /** The request itself is wrong; asking again changes nothing. */
        PERMANENT,
        /** The token, its rights or the account must change first. */
        LOCKED,
        /** It may go well later; a write may have happened. */
        RETRY,
        /** There is no such window. */
        GONE,
        /** The window has already ended. */
        ENDED
    }

    PagerDutyException(Kind kind, int status, String message, Optional<Duration> retryAfter) {
        super(message);
        this.what = message;
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Which call, and what was found. */
    public String what() {
        return what;
    }

    /** What follows from it. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** How long PagerDuty asked us to wait. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
