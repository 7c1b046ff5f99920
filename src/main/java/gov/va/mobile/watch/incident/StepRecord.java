package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Optional;

/** One next step as stored: who set it to what it is, and when; nobody did while it is open. */
record StepRecord(Step step, StepState state, Optional<String> by, Optional<Instant> at, Optional<String> detail) {
    /** A step that nobody touched. */
    static StepRecord untouched(Step step) {
        return new StepRecord(step, StepState.OPEN, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The step as somebody set it. */
    static StepRecord set(Step step, StepState state, String by, Instant at, Optional<String> detail) {
        return state == StepState.OPEN
                ? new StepRecord(step, state, Optional.empty(), Optional.empty(), detail)
                : new StepRecord(step, state, Optional.of(by), Optional.of(at), detail);
    }
}
