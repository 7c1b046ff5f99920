package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.CheckStore.ResultRow;
import gov.va.mobile.watch.poll.CheckStore.StateRow;
import gov.va.mobile.watch.poll.UpstreamStore.Move;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Records a batch of runs in one turn: results, what they make of checks and upstreams, and, by the event that it fires, the incidents, windows and
 * notifications that follow (behaviour.md §2). A run that is not newer than the last one recorded of its check is dropped.
 */
@ApplicationScoped
class BatchJudge {
    private static final Logger LOG = Logger.getLogger(BatchJudge.class);

    private final Turn turn;
    private final CheckStore checks;
    private final UpstreamStore upstreams;
    private final Event<HealthChanged> healthChanged;
    private final Clock clock;

    BatchJudge(Turn turn, CheckStore checks, UpstreamStore upstreams, Event<HealthChanged> healthChanged, Clock clock) {
        this.turn = turn;
        this.checks = checks;
        this.upstreams = upstreams;
        this.healthChanged = healthChanged;
        this.clock = clock;
    }

    /**
     * Records the runs that belong to the plan's revision and are news.
     *
     * @return how many were recorded; the others were overtaken, doubled or of another revision
     */
    int record(PollPlan plan, List<Run> runs) {
        return turn.take(() -> inTurn(plan, runs));
    }

    /** Judges every upstream again by what is stored, for what no result brings about: a pause that ended, a rule that changed. */
    void review(PollPlan plan) {
        turn.take(() -> {
            Set<String> all = plan.causesFirst().stream().map(Upstream::id).collect(Collectors.toSet());
            judge(plan, all, Map.of(), List.of());
        });
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
        checks.insertResults(results);
        checks.updateStates(revision, List.copyOf(newest.values()));
        var moved = new LinkedHashSet<String>();
        newest.forEach((id, row) -> {
            CheckRow before = stored.get(id);
            if (before != null && moved(before.state(), row.state())) {
                moved.add(before.upstreamId());
            }
        });
        gaps.forEach(gap -> moved.add(gap.upstreamId()));
        if (!moved.isEmpty()) {
            Map<String, CheckState> known = new HashMap<>();
            newest.forEach((id, row) -> known.put(id, row.state()));
            judge(plan, moved, known, gaps);
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

    private static boolean moved(CheckState before, CheckState after) {
        return before.status() != after.status();
    }

    /** Nobody knew how an upstream was, from then until now. */
    private record Gap(String upstreamId, Instant from, Instant to) {}

    private static Optional<Gap> gap(Check check, CheckRow row, CheckState before, Run run) {
        return before.judgedAt()
                .map(judged -> judged.plus(UnknownAfter.of(check)))
                .filter(from -> run.result().resultClass().judged() && from.isBefore(run.runAt()))
                .map(from -> new Gap(row.upstreamId(), from, run.runAt()));
    }

    private void judge(PollPlan plan, Set<String> moved, Map<String, CheckState> known, List<Gap> gaps) {
        Instant now = clock.instant();
        Map<String, CheckRow> rows = checks.loadOfUpstreams(plan.map().revision(), moved);
        Map<String, UpstreamState> before = upstreams.load(moved);
        var changes = new ArrayList<HealthChange>();
        var after = new LinkedHashMap<String, UpstreamState>();
        var moves = new ArrayList<Move>();
        for (Upstream upstream : plan.causesFirst()) {
            if (!moved.contains(upstream.id())) {
                continue;
            }
            UpstreamState was = before.getOrDefault(upstream.id(), UpstreamState.NEW);
            UpstreamState is = HealthPolicy.upstream(was, upstream, states(upstream, rows.values(), known), now);
            Optional<Gap> gap = wholeGap(upstream, rows.values(), gaps);
            gap.ifPresent(unknown -> {
                moves.add(new Move(upstream.id(), unknown.from(), HealthStatus.UNKNOWN, List.of()));
                moves.add(new Move(upstream.id(), unknown.to(), is.status(), is.causedBy()));
            });
            if (!is.equals(was)) {
                after.put(upstream.id(), is);
            }
            if (is.status() != was.status()) {
                Instant since = is.since().orElse(now);
                if (gap.isEmpty()) {
                    moves.add(new Move(upstream.id(), since, is.status(), is.causedBy()));
                }
                changes.add(change(upstream, was, is, since, now));
            }
        }
        upstreams.save(after);
        upstreams.add(moves);
        if (!changes.isEmpty()) {
            changes.forEach(BatchJudge::tell);
            healthChanged.fire(new HealthChanged(now, List.copyOf(changes)));
        }
    }

    private static Map<String, CheckState> states(
            Upstream upstream, Collection<CheckRow> rows, Map<String, CheckState> known) {
        var states = new HashMap<String, CheckState>();
        rows.stream()
                .filter(row -> row.upstreamId().equals(upstream.id()))
                .forEach(row -> states.put(row.checkId(), known.getOrDefault(row.id(), row.state())));
        return states;
    }

    /** The gap of an upstream, when none of its checks knew better meanwhile. */
    private static Optional<Gap> wholeGap(Upstream upstream, Collection<CheckRow> rows, List<Gap> gaps) {
        return gaps.stream()
                .filter(gap -> gap.upstreamId().equals(upstream.id()))
                .filter(gap -> rows.stream()
                        .filter(row -> row.upstreamId().equals(upstream.id()))
                        .flatMap(row -> row.state().judgedAt().stream())
                        .noneMatch(judged -> judged.isAfter(gap.from()) && judged.isBefore(gap.to())))
                .max(Comparator.comparing(Gap::from));
    }

    private static HealthChange change(
            Upstream upstream, UpstreamState was, UpstreamState is, Instant since, Instant now) {
        return new HealthChange(
                upstream.id(),
                was.status(),
                is.status(),
                since,
                now,
                is.checkId().orElse(""),
                is.failure(),
                is.causedBy());
    }

    private static void tell(HealthChange change) {
        String why = change.failure().map(failure -> ": " + failure.message()).orElse("");
        LOG.infof(
                "%s was %s, is %s%s",
                change.upstreamId(), change.from().code(), change.to().code(), why);
    }
}
