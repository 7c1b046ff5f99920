package gov.va.mobile.watch.check;

import gov.va.mobile.watch.platform.Coded;

/** In what way a result is not a plain pass (behaviour.md §3). */
public enum FailureKind implements Coded {
    DNS,
    CONNECT,
    TLS,
    CERTIFICATE,
    TIMEOUT,
    STATUS,
    HEADER,
    BODY,
    REDIRECT,
    /** Degraded: answered after {@code slowAfter}. */
    SLOW,
    /** Degraded: the answer itself warns. */
    WARNING,
    /** Misconfigured: our credentials were refused. */
    CREDENTIALS,
    /** Misconfigured: a secret file is missing. */
    SECRET,
    /** Inconclusive: asked to come back later. */
    RATE_LIMITED,
    /** Inconclusive: our own limits, lateness or shutdown. */
    OVERLOAD,
    /** Inconclusive: our own way out does not work. */
    BLIND,
    /** Inconclusive: the source gave no readable body, or not the key. */
    SOURCE;

    /** Whether nothing of an answer was seen, so that our own way out may be to blame. */
    public boolean transport() {
        return this == DNS || this == CONNECT || this == TLS;
    }
}
