package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.FlapChange;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Policy;
import java.time.Duration;
import java.time.Instant;

/**
 * What going to and fro means for the incident of an upstream or group (behaviour.md §3, "Flapping"): one that flaps stays open, is told once, and resolves only after
 * its root was up for 30 minutes. It also ends, still down, when the results are steady again, or the root was down for as long without a break. Pure.
 */
final class FlapPolicy {
    /** Opened or reopened so often within {@link #WITHIN}, it flaps whatever the results say. */
    static final int OFTEN = 3;

    /** See {@link #OFTEN}. */
    static final Duration WITHIN = Duration.ofHours(2);

    /** Up or down for so long without a break, it is over. */
    static final Duration CALM_AFTER = Duration.ofMinutes(30);

    private FlapPolicy() {}

    /** Whether an incident flaps that opens or reopens now, after so many times within {@link #WITHIN}. */
    static boolean often(long openingsBefore) {
        return openingsBefore + 1 >= OFTEN;
    }

    /** For how long its root must be up before the incident resolves. */
    static Duration resolveAfter(boolean flapping, Policy policy) {
        return flapping && policy.resolveAfter().compareTo(CALM_AFTER) < 0 ? CALM_AFTER : policy.resolveAfter();
    }

    /**
     * What it means that the results of an upstream began to go to and fro, or ceased to.
     *
     * @param quiet whether a planned window covers it
     * @param explained whether something that it depends on fails or flaps too
     */
    static Decision onFlap(
            RootState state, FlapChange change, boolean quiet, boolean explained, Policy policy, Instant now) {
        return change.flapping()
                ? begins(state, quiet || explained, policy, now)
                : ends(state, change.status() == HealthStatus.DOWN, policy, now);
    }

    private static Decision begins(RootState state, boolean untold, Policy policy, Instant now) {
        if (state.open()) {
            return new Decision.Flaps();
        }
        // Ended by hand while it fails: not opened again until it passed once.
        if (untold || state.failing()) {
            return new Decision.Nothing();
        }
        return state.resolvedAt()
                        .filter(at -> !now.isAfter(at.plus(policy.reopenWithin())))
                        .isPresent()
                ? new Decision.ReopenFlapping()
                : new Decision.OpenFlapping();
    }

    private static Decision ends(RootState state, boolean down, Policy policy, Instant now) {
        if (!state.open() || !state.flapping()) {
            return new Decision.Nothing();
        }
        if (state.failing()) {
            return down ? new Decision.Calm() : new Decision.Nothing();
        }
        Instant since = state.recoveredAt().orElse(now);
        return new Decision.Recovering(since, since.plus(resolveAfter(true, policy)));
    }
}
