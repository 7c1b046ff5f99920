package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Takes results that others report: of a heartbeat they are recorded and judged like any others, of an event they open or join an incident (api.md, "Machines"). */
@ApplicationScoped
class PushDesk {
    private final Membership membership;
    private final CheckStore checks;
    private final BatchJudge judge;
    private final SilenceStore silence;
    private final PollMetrics metrics;
    private final Event<EventReported> events;
    private final Turn turn;
    private final Clock clock;

    PushDesk(
            Membership membership,
            CheckStore checks,
            BatchJudge judge,
            SilenceStore silence,
            PollMetrics metrics,
            Event<EventReported> events,
            Turn turn,
            Clock clock) {
        this.membership = membership;
        this.checks = checks;
        this.judge = judge;
        this.silence = silence;
        this.metrics = metrics;
        this.events = events;
        this.turn = turn;
        this.clock = clock;
    }

    /**
     * Records one result.
     *
     * @return when it counts as having been made
     * @throws ProblemException 404 for what is no push check of the map, 503 while another map is in force
     */
    Instant push(String upstreamId, String checkId, CheckResult result) {
        PollPlan plan = membership.plan().orElseThrow(PushDesk::standsBy);
        Upstream upstream =
                plan.map().upstream(upstreamId).orElseThrow(() -> ProblemException.notFound("upstream", upstreamId));
        Check check = upstream.checks().stream()
                .filter(one -> one.id().equals(checkId) && !one.off() && one.target() instanceof Target.Push)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("push check", upstreamId + "/" + checkId));
        Instant at = turn.take(() -> inTurn(plan, upstream, check, result));
        metrics.result(result.resultClass());
        return at;
    }

    private Instant inTurn(PollPlan plan, Upstream upstream, Check check, CheckResult result) {
        String id = CheckIds.of(upstream, check);
        CheckRow row = Optional.ofNullable(
                        checks.load(plan.map().revision(), List.of(id)).get(id))
                .orElseThrow(PushDesk::standsBy);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Results count in the order in which they come, whatever the clocks of two replicas say.
        Instant at = row.lastRun()
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
        var run = new Run(id, plan.map().revision(), at, result);
        if (check.target() instanceof Target.Push push && push.event()) {
            keepEvent(upstream, check, row, run);
        } else {
            judge.inTurn(plan, List.of(run));
            silence.heard(id, check.interval(), at);
        }
        return at;
    }

    /** An event says that something happened, not how the upstream is: no counter moves, and no pass needs to follow. */
    private void keepEvent(Upstream upstream, Check check, CheckRow row, Run run) {
        checks.record(
                run.revision(),
                List.of(new CheckStore.ResultRow(row.number(), run)),
                List.of(new CheckStore.StateRow(run, row.state(), Optional.empty())));
        ResultClass said = run.result().resultClass();
        if (said.judged()) {
            events.fire(new EventReported(
                    upstream.id(),
                    check.id(),
                    run.result().failure().filter(any -> said == ResultClass.FAIL),
                    run.runAt()));
        }
    }

    private static ProblemException standsBy() {
        return ProblemException.of(
                503, "Service Unavailable", "this replica stands by for a newer services map; try again");
    }
}
