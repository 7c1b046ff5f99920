package gov.va.mobile.watch.platform;

/** The service cannot start for a reason that whoever starts it can mend; the message is one sentence that says how. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
