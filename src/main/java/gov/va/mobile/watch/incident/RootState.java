package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * All that is remembered of one upstream for deciding about its incidents: its open one, or else the last it had.
 *
 * @param stage how far that incident is
 * @param failing whether the upstream has failed without a break since that incident told so
 * @param withheld whether a failure is kept back while a planned window covers it
 * @param recoveredAt when it recovered, while the incident waits for that to last
 * @param resolveDueAt when that will have lasted long enough
 * @param resolvedAt when the incident was resolved, if a fresh failure may reopen it
 * @param flapping whether the incident is one of going to and fro
 * @param unsteady whether the upstream's results still go to and fro
 * @param calmDueAt when it will have been down for so long that it goes to and fro no more
 */
record RootState(
        Stage stage,
        boolean failing,
        boolean withheld,
        Optional<Instant> recoveredAt,
        Optional<Instant> resolveDueAt,
        Optional<Instant> resolvedAt,
        boolean flapping,
        boolean unsteady,
        Optional<Instant> calmDueAt) {

    /** How far the incident is. */
    enum Stage {
        NONE,
        OPEN,
        OVER
    }

    /** The state of an upstream that never had an incident. */
    static final RootState NONE = new RootState(
            Stage.NONE,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            Optional.empty());

    /** The same with or without a failure that is kept back. */
    RootState withheld(boolean kept) {
        return new RootState(
                stage, failing, kept, recoveredAt, resolveDueAt, resolvedAt, flapping, unsteady, calmDueAt);
    }

    boolean open() {
        return stage == Stage.OPEN;
    }
}
