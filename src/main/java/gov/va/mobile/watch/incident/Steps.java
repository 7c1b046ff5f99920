package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an incident's steps follow its moves; pure. */
final class Steps {
    private Steps() {}

    /** Those of a new incident. */
    static List<StepRecord> untouched(IncidentKind kind) {
        return Step.of(kind).stream().map(StepRecord::untouched).toList();
    }

    /** With one of them set; one that is not among them stays out. */
    static List<StepRecord> set(List<StepRecord> steps, StepRecord set) {
        return steps.stream()
                .map(step -> step.step() == set.step() ? set : step)
                .toList();
    }

    /** Once it is over: what nobody touched is not needed any more, except what is owed. */
    static List<StepRecord> over(List<StepRecord> steps, Set<Step> owed, String by, Instant at) {
        return steps.stream()
                .map(step -> step.state() != StepState.OPEN || owed.contains(step.step())
                        ? step
                        : StepRecord.set(step.step(), StepState.NOT_NEEDED, by, at, Optional.empty()))
                .toList();
    }

    /** Once it goes on: what its end at that time made not needed is open again. */
    static List<StepRecord> again(List<StepRecord> steps, Optional<Instant> endedAt) {
        return steps.stream()
                .map(step -> step.state() == StepState.NOT_NEEDED && step.at().equals(endedAt)
                        ? StepRecord.untouched(step.step())
                        : step)
                .toList();
    }

    /** With that step open again, if it was thought not to be needed. */
    static List<StepRecord> owed(List<StepRecord> steps, Step which) {
        return steps.stream()
                .map(step -> step.step() == which && step.state() == StepState.NOT_NEEDED
                        ? StepRecord.untouched(which)
                        : step)
                .toList();
    }

    /** Of an incident that becomes the other kind: shared steps stay as they are, and what was done for the first kind stays on the record. */
    static List<StepRecord> become(List<StepRecord> steps, IncidentKind other) {
        Set<Step> wanted = new LinkedHashSet<>(Step.of(other));
        steps.stream()
                .filter(step -> step.state() != StepState.OPEN)
                .map(StepRecord::step)
                .forEach(wanted::add);
        return wanted.stream()
                .map(step -> steps.stream()
                        .filter(record -> record.step() == step)
                        .findFirst()
                        .orElseGet(() -> StepRecord.untouched(step)))
                .toList();
    }
}
