package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.RootChange;
import gov.va.mobile.watch.map.Policy;
import java.time.Instant;

/** When incidents open, reopen and resolve by themselves (behaviour.md §4); pure. */
final class IncidentPolicy {
    private IncidentPolicy() {}

    /**
     * What a change of health means for the incident of its upstream or group.
     *
     * @param quiet whether a planned window covers it
     */
    static Decision onHealth(RootState state, RootChange change, boolean quiet, Policy policy) {
        return switch (change.to()) {
            case UP, DEGRADED -> onPassing(state, change, policy);
            case DOWN -> onFailing(state, change, quiet, policy);
            case UNKNOWN ->
                state.open() && state.resolveDueAt().isPresent() ? new Decision.HoldResolve() : new Decision.Nothing();
        };
    }

    /** What the time alone decides. */
    static Decision onTime(RootState state, Instant now) {
        if (!state.open()) {
            return new Decision.Nothing();
        }
        if (state.resolveDueAt().filter(at -> !at.isAfter(now)).isPresent()) {
            // While the results go to and fro a recovery does not last; when they cease to, it is looked at again.
            return state.unsteady() ? new Decision.HoldResolve() : new Decision.Resolve();
        }
        boolean calm = state.calmDueAt().filter(at -> !at.isAfter(now)).isPresent();
        return calm ? new Decision.Calm() : new Decision.Nothing();
    }

    private static Decision onPassing(RootState state, RootChange change, Policy policy) {
        if (state.open()) {
            boolean held =
                    state.recoveredAt().isPresent() && state.resolveDueAt().isEmpty();
            return state.failing() || change.from() == HealthStatus.DOWN || held
                    ? new Decision.Recovering(
                            change.since(), change.since().plus(FlapPolicy.resolveAfter(state.flapping(), policy)))
                    : new Decision.Nothing();
        }
        return state.failing() || state.withheld() ? new Decision.Passed() : new Decision.Nothing();
    }

    private static Decision onFailing(RootState state, RootChange change, boolean quiet, Policy policy) {
        if (!change.causedBy().isEmpty()) {
            return new Decision.Explained(change.since(), change.causedBy());
        }
        if (state.open()) {
            return state.failing() ? new Decision.Nothing() : new Decision.FailsAgain(change.since());
        }
        if (change.undecided()) {
            return new Decision.Nothing();
        }
        // Ended by hand while it fails: not opened again until it passed once.
        if (state.failing() && !passing(change.from())) {
            return new Decision.Nothing();
        }
        if (quiet) {
            return new Decision.Withhold(change.since());
        }
        return state.resolvedAt()
                        .filter(at -> !change.since().isAfter(at.plus(policy.reopenWithin())))
                        .isPresent()
                ? new Decision.Reopen(change.since())
                : new Decision.Open(change.since());
    }

    private static boolean passing(HealthStatus status) {
        return status == HealthStatus.UP || status == HealthStatus.DEGRADED;
    }
}
