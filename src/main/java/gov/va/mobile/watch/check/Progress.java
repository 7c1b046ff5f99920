package gov.va.mobile.watch.check;

import java.time.Duration;

/**
 * How far a run has come and how long each phase took. One thread at a time moves it on (the caller, then the event loop, then the caller again); who reads it after a timeout
 * sees at least all phases that ended before the current one.
 */
final class Progress {
    /** Where a run can be; HEADERS and BODY together are what {@link Phases#transfer} counts. */
    enum Phase {
        START(""),
        DNS("name not resolved"),
        CONNECT("not connected"),
        TLS("connected, TLS handshake not finished"),
        FIRST_BYTE("connected, no first byte"),
        HEADERS("headers not complete"),
        BODY("body not complete"),
        DONE("");

        private final String words;

        Phase(String words) {
            this.words = words;
        }

        /** What had not happened yet, for messages. */
        String words() {
            return words;
        }
    }

    private final long started = System.nanoTime();
    private long entered = started;
    private long dns = Phases.NOT_REACHED;
    private long connect = Phases.NOT_REACHED;
    private long tls = Phases.NOT_REACHED;
    private long firstByte = Phases.NOT_REACHED;
    private long transfer = Phases.NOT_REACHED;
    private volatile Phase phase = Phase.START;

    /** Ends the current phase and begins the next; a phase that comes again (the next hop, the next connection) adds up. */
    void enter(Phase next) {
        long now = System.nanoTime();
        long took = now - entered;
        switch (phase) {
            case DNS -> dns = sum(dns, took);
            case CONNECT -> connect = sum(connect, took);
            case TLS -> tls = sum(tls, took);
            case FIRST_BYTE -> firstByte = sum(firstByte, took);
            case HEADERS, BODY -> transfer = sum(transfer, took);
            case START, DONE -> {}
        }
        entered = now;
        phase = next;
    }

    private static long sum(long before, long took) {
        return Math.max(before, 0) + took;
    }

    Phase phase() {
        return phase;
    }

    /** From the start to now, or, once it is {@link Phase#DONE}, to the end. */
    Duration latency() {
        return Duration.ofNanos((phase == Phase.DONE ? entered : System.nanoTime()) - started);
    }

    /** What ended; the phase in which a run was cut counts as not reached. */
    Phases phases() {
        return phase == Phase.DONE
                ? new Phases(dns, connect, tls, firstByte, transfer)
                : new Phases(dns, connect, tls, firstByte, Phases.NOT_REACHED);
    }
}
