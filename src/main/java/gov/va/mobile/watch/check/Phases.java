package gov.va.mobile.watch.check;

/** How long each phase of a run took, in nanoseconds; {@link #NOT_REACHED} where it did not come to that. */
public record Phases(long dns, long connect, long tls, long firstByte, long transfer) {
    /** The run ended before that phase did, or has no such phase. */
    public static final long NOT_REACHED = -1;

    /** No phase was reached. */
    public static final Phases NONE = new Phases(NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED, NOT_REACHED);
}
