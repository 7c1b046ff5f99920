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

    private static final int PHASES = Phase.values().length;

    private final long started = System.nanoTime();
    private final long[] took = new long[PHASES];
    private long entered = started;
    private volatile Phase phase = Phase.START;

    Progress() {
        java.util.Arrays.fill(took, Phases.NOT_REACHED);
    }

    /** Ends the current phase and begins the next; a phase that comes again (the next hop, the next address) adds up. */
    void enter(Phase next) {
        long now = System.nanoTime();
        int current = phase.ordinal();
        took[current] = Math.max(took[current], 0) + now - entered;
        entered = now;
        phase = next;
    }

    Phase phase() {
        return phase;
    }

    /** From the start to the moment at which the current phase began (once it is {@link Phase#DONE}: to the end). */
    Duration latency() {
        return Duration.ofNanos((phase == Phase.DONE ? entered : System.nanoTime()) - started);
    }

    Phases phases() {
        Phase reached = phase;
        return new Phases(
                took(Phase.DNS, reached),
                took(Phase.CONNECT, reached),
                took(Phase.TLS, reached),
                took(Phase.FIRST_BYTE, reached),
                transfer(reached));
    }

    private long took(Phase wanted, Phase reached) {
        return wanted == reached ? Phases.NOT_REACHED : took[wanted.ordinal()];
    }

    private long transfer(Phase reached) {
        if (reached != Phase.DONE) {
            return Phases.NOT_REACHED;
        }
        long headers = took[Phase.HEADERS.ordinal()];
        long body = took[Phase.BODY.ordinal()];
        return headers < 0 && body < 0 ? Phases.NOT_REACHED : Math.max(headers, 0) + Math.max(body, 0);
    }
}
