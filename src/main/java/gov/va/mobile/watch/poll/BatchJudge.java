package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthNews.Gap;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Traces;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.CheckStore.ResultRow;
import gov.va.mobile.watch.poll.CheckStore.StateRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Records a batch of runs in one turn: results, what they make of checks and upstreams, and, by the event that it fires, the incidents, windows and
 * notifications that follow (behaviour.md §2). A run that is not newer than the last one recorded of its check is dropped.
 */
@ApplicationScoped
class BatchJudge {
    private final Turn turn;
    private final CheckStore checks;
    private final UpstreamJudge upstreams;
    private final CauseStore causes;
    private final Traces traces;
    private final Clock clock;

    BatchJudge(Turn turn, CheckStore checks, UpstreamJudge upstreams, CauseStore causes, Traces traces, Clock clock) {
        this.turn = turn;
        this.checks = checks;
        this.upstreams = upstreams;
        this.causes = causes;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Records the runs that belong to the plan's revision and are news.
     *
     * @return how many were recorded; the others were overtaken, doubled or of another revision
     */
    int record(PollPlan plan, List<Run> runs) {
        return traces.span("record results", () -> turn.take(() -> inTurn(plan, runs)));
    }

    /** Judges every upstream again by what is stored, for what no result brings about: a pause that ended, a rule that changed. Not once another map is in force. */
    void review(PollPlan plan) {
        turn.take(() -> {
            if (!checks.laidOut(plan.map().revision())) {
                return;
            }
            Set<String> all = plan.causesFirst().stream().map(Upstream::id).collect(Collectors.toSet());
            upstreams.judge(plan, all, List.of(), clock.instant());
        });
    }

    /** Judges anew why upstreams are down, for what time alone decides: a wait that is over, a root that recovered a while ago. Not once another map is in force. */
    void lookAgainIfDue(PollPlan plan) {
        if (causes.anyDue(clock.instant())) {
            turn.take(() -> {
                if (checks.laidOut(plan.map().revision())) {
                    upstreams.judge(plan, Set.of(), List.of(), clock.instant());
                }
            });
        }
    }

    /** {@link #record} for those who hold the turn already. */
    int inTurn(PollPlan plan, List<Run> runs) {
        String revision = plan.map().revision();
        Map<String, CheckRow> stored =
                checks.load(revision, runs.stream().map(Run::checkId).collect(Collectors.toSet()));
        var results = new ArrayList<ResultRow>(runs.size());
        var newest = new LinkedHashMap<String, StateRow>();
        var gaps = new ArrayList<Gap>();
        runs.stream().sorted(Comparator.comparing(Run::runAt)).forEach(run -> {
            CheckRow row = stored.get(run.checkId());
            if (row == null || !isNews(run, row, newest)) {
                return;
            }
            Optional<Check> check = plan.check(row.id());
            if (check.isEmpty()) {
                return;
            }
            CheckState before =
                    newest.containsKey(row.id()) ? newest.get(row.id()).state() : row.state();
            CheckState after = HealthPolicy.check(before, check.get(), run.result(), run.runAt());
            results.add(new ResultRow(row.number(), run));
            newest.put(row.id(), new StateRow(run, after, retryAfter(check.get(), after)));
            gap(check.get(), row, before, run).ifPresent(gaps::add);
        });
        if (results.isEmpty()) {
            return 0;
        }
        checks.record(revision, results, List.copyOf(newest.values()));
        backOff(plan, stored, newest.values());
        var stirred = new LinkedHashSet<String>();
        newest.forEach((id, row) -> {
            CheckRow before = stored.get(id);
            if (before != null && HealthPolicy.stirs(before.state(), row.state())) {
                stirred.add(before.upstreamId());
            }
        });
        gaps.forEach(gap -> stirred.add(gap.upstreamId()));
        if (!stirred.isEmpty()) {
            upstreams.judge(plan, stirred, gaps, clock.instant());
        }
        return results.size();
    }

    private static boolean isNews(Run run, CheckRow row, Map<String, StateRow> newest) {
        StateRow inBatch = newest.get(row.id());
        Optional<Instant> last =
                inBatch == null ? row.lastRun() : Optional.of(inBatch.run().runAt());
        return last.map(run.runAt()::isAfter).orElse(true);
    }

    /** Evidence comes when its source is asked, and a push when it comes; everything else is asked again sooner while it is failing and not yet down. */
    private static Optional<Duration> retryAfter(Check check, CheckState state) {
        return HealthPolicy.retries(state)
                        && !(check.target() instanceof Target.Evidence || check.target() instanceof Target.Push)
                        && check.retryInterval().compareTo(check.interval()) < 0
                ? Optional.of(check.retryInterval())
                : Optional.empty();
    }

    /** What was answered 429 is left alone for a while; a source as a whole, because it is asked as one. */
    private void backOff(PollPlan plan, Map<String, CheckRow> stored, Collection<StateRow> newest) {
        Map<String, Instant> until = new LinkedHashMap<>();
        for (StateRow row : newest) {
            CheckResult result = row.run().result();
            CheckRow before = stored.get(row.run().checkId());
            Optional<Check> check = plan.check(row.run().checkId());
            if (result.rateLimited() && before != null && check.isPresent()) {
                String id = check.get().target() instanceof Target.Evidence evidence
                        ? CheckIds.ofSource(evidence.sourceId())
                        : before.id();
                Instant at = row.run().runAt();
                plan.unit(id)
                        .map(plan::interval)
                        .map(interval -> BackOff.after(
                                interval,
                                result.retryAfter(),
                                before.lastRun().map(last -> Duration.between(last, at))))
                        .ifPresent(wait -> until.put(id, at.plus(wait)));
            }
        }
        if (!until.isEmpty()) {
            checks.putOff(plan.map().revision(), until);
        }
    }

    private static Optional<Gap> gap(Check check, CheckRow row, CheckState before, Run run) {
        return before.judgedAt()
                .map(judged -> judged.plus(UnknownAfter.of(check)))
                .filter(from -> run.result().resultClass().judged() && from.isBefore(run.runAt()))
                .map(from -> new Gap(row.upstreamId(), row.checkId(), from, run.runAt()));
    }
}
