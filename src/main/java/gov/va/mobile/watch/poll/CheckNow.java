package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Audit;
import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.map.HostLimit;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.PollPlan.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs all checks of one upstream at once because somebody asked, and records the results like any others (api.md, "Machines"). */
@ApplicationScoped
class CheckNow {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final String PUT_OFF =
            "not asked now: the rate of its host (hosts in the map) is used up for more than "
                    + LONGEST_WAIT.toSeconds() + " s";

    private final Membership membership;
    private final Runner runner;
    private final HostRates rates;
    private final BatchJudge judge;
    private final Turn turn;
    private final Audit audit;
    private final Clock clock;

    CheckNow(
            Membership membership,
            Runner runner,
            HostRates rates,
            BatchJudge judge,
            Turn turn,
            Audit audit,
            Clock clock) {
        this.membership = membership;
        this.runner = runner;
        this.rates = rates;
        this.judge = judge;
        this.turn = turn;
        this.audit = audit;
        this.clock = clock;
    }

    /** What one check found; {@code id} is the map's. */
    record Outcome(String id, Instant at, ResultClass resultClass, Duration latency, Optional<Failure> failure) {}

    /**
     * Runs them side by side and answers when all are done, each within its timeout.
     *
     * @throws ProblemException 404 for an upstream that the map has not, 503 while another map is in force
     */
    List<Outcome> run(String upstreamId, Actor actor) {
        PollPlan plan = membership
                .plan()
                .orElseThrow(() -> ProblemException.of(
                        503, "Service Unavailable", "this replica stands by for a newer services map; try again"));
        Upstream upstream =
                plan.map().upstream(upstreamId).orElseThrow(() -> ProblemException.notFound("upstream", upstreamId));
        turn.take(() ->
                audit.record(actor, "upstream.checkNow", "upstream/" + upstreamId, Optional.empty(), Optional.empty()));
        List<Run> runs = results(plan, units(plan, upstream));
        judge.record(plan, runs);
        return runs.stream()
                .filter(run -> run.checkId().startsWith(upstreamId + "/"))
                .map(run -> outcome(run, upstreamId))
                .toList();
    }

    /** Each check by itself, and each source that one of them is judged from, once. */
    private static List<Unit> units(PollPlan plan, Upstream upstream) {
        return upstream.checks().stream()
                .map(check -> check.target() instanceof Target.Evidence evidence
                        ? CheckIds.ofSource(evidence.sourceId())
                        : CheckIds.of(upstream, check))
                .distinct()
                .flatMap(id -> plan.unit(id).stream())
                .toList();
    }

    private List<Run> results(PollPlan plan, List<Unit> units) {
        Instant at = clock.instant();
        List<Callable<List<Run>>> all = new ArrayList<>();
        units.forEach(unit -> all.add(() -> awaitSlot(plan, unit)
                ? runner.runAtOnce(plan, unit, at)
                : Runner.all(plan, unit, at, CheckResult.inconclusive(FailureKind.OVERLOAD, PUT_OFF))));
        var runs = new ArrayList<Run>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Run>> done : threads.invokeAll(all)) {
                runs.addAll(done.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(503, "Service Unavailable", "the service is being stopped");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a check could not be run", failed);
        }
        return runs;
    }

    /** A run that a person asked for counts for the rate of its host too, and takes no slot that others wait for; whether it has one. */
    private boolean awaitSlot(PollPlan plan, Unit unit) throws InterruptedException {
        Optional<String> host = plan.ratedHost(unit);
        if (host.isEmpty()) {
            return true;
        }
        HostLimit limit = Objects.requireNonNull(plan.rates().get(host.get()));
        Optional<Duration> wait = rates.reserve(host.get(), limit.gap(), LONGEST_WAIT);
        if (wait.isPresent()) {
            Thread.sleep(wait.get());
        }
        return wait.isPresent();
    }

    private static Outcome outcome(Run run, String upstreamId) {
        CheckResult result = run.result();
        return new Outcome(
                run.checkId().substring(upstreamId.length() + 1),
                run.runAt(),
                result.resultClass(),
                result.latency(),
                result.failure());
    }
}
