package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.DrillUpstream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the built-in upstream answers in a drill: it passes once, fails for a while, and passes from then on. As that follows from two numbers, any replica can go on with
 * it, and judges by the same {@link HealthPolicy} as any upstream. Pure.
 *
 * @param start of the first result, which passes
 * @param failFor from the first failure to the first result that passes again
 */
record DrillScript(Instant start, Duration failFor) {
    private static final Duration LATENCY = Duration.ofMillis(100);

    /** When it fails first. */
    Instant firstFailure() {
        return start.plus(DrillUpstream.INTERVAL);
    }

    /** When the first result after that time is due. */
    Instant nextAfter(Instant at) {
        long past = at.isBefore(start) ? -1 : Duration.between(start, at).dividedBy(DrillUpstream.INTERVAL);
        return start.plus(DrillUpstream.INTERVAL.multipliedBy(past + 1));
    }

    /** How its health moved by the results after the one time, and up to the other. */
    List<HealthChange> changes(Instant after, Instant until) {
        Check check = DrillUpstream.check();
        CheckState last = CheckState.NEW;
        UpstreamState health = UpstreamState.NEW;
        List<HealthChange> changes = new ArrayList<>();
        for (Instant run = start; !run.isAfter(until); run = run.plus(DrillUpstream.INTERVAL)) {
            last = HealthPolicy.check(last, check, result(run), run);
            UpstreamState now = HealthPolicy.upstream(health, DrillUpstream.upstream(), Map.of(check.id(), last), run);
            if (now.status() != health.status() && run.isAfter(after)) {
                changes.add(new HealthChange(
                        DrillUpstream.ID,
                        health.status(),
                        now.status(),
                        now.since().orElse(run),
                        run,
                        check.id(),
                        now.failure(),
                        List.of()));
            }
            health = now;
        }
        return List.copyOf(changes);
    }

    private CheckResult result(Instant run) {
        boolean fails =
                !run.isBefore(firstFailure()) && run.isBefore(firstFailure().plus(failFor));
        return fails
                ? CheckResult.of(
                        ResultClass.FAIL,
                        FailureKind.STATUS,
                        "expected 200-299, found 503, as the drill has it",
                        LATENCY,
                        Phases.NONE)
                : CheckResult.pass(LATENCY, Phases.NONE);
    }
}
