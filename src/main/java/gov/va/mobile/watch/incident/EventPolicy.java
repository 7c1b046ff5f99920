package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Policy;
import gov.va.mobile.watch.poll.EventReported;

/**
 * What an event means for the incident of its upstream (behaviour.md §4); pure. Like a person who opens an incident it says that something happened, not how the upstream is, so only
 * the upstream's own recovery or a person resolves what it opened.
 */
final class EventPolicy {
    private EventPolicy() {}

    /**
     * Decides about one event.
     *
     * @param quiet whether a planned window covers the upstream
     */
    static EventDecision onEvent(RootState state, EventReported event, boolean quiet, Policy policy) {
        if (event.failure().isEmpty()) {
            return state.open() ? new EventDecision.Over() : new EventDecision.Nothing();
        }
        if (state.open()) {
            return new EventDecision.Join();
        }
        if (quiet) {
            return new EventDecision.Nothing();
        }
        return state.resolvedAt()
                        .filter(at -> !event.at().isAfter(at.plus(policy.reopenWithin())))
                        .isPresent()
                ? new EventDecision.Reopen()
                : new EventDecision.Open();
    }
}
