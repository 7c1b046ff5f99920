package gov.va.mobile.watch.platform;

/** Others held the turn for too long; nothing was done and the caller may try again (503 with Retry-After for people). */
public final class TurnBusyException extends RuntimeException {
    public TurnBusyException(Throwable cause) {
        super("others held the turn for more than 3 s", cause);
    }
}
