package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.Checker;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.poll.PollPlan.CheckUnit;
import gov.va.mobile.watch.poll.PollPlan.SourceUnit;
import gov.va.mobile.watch.poll.PollPlan.Unit;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Starts each claimed run at its instant, on a virtual thread of its own, within the limits: so many in flight, so many per host and port. A run that our own
 * limits made late is inconclusive; waiting for a place at its host is not lateness (behaviour.md §2). With the stop of the service nothing more is started, and what
 * ends then is left out: the beans that would take it are going, and a call would make them anew.
 */
@ApplicationScoped
class Runner {
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final Duration LET_GO_WITHIN = Duration.ofSeconds(5);
    private static final int BEFORE_RESULTS_ARE_FLUSHED = 1;
    private static final Logger LOG = Logger.getLogger(Runner.class);

    private final Checker checker;
    private final Recorder recorder;
    private final PollMetrics metrics;
    private final Lookout lookout;
    private final Semaphore places;
    private final HostGates gates;
    private final int most;
    private final Set<String> outstanding = ConcurrentHashMap.newKeySet();
    private final Moments moments = new Moments();
    /** Held while beans are used; once a stop has had it, {@link #stopping} is seen by all. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    Runner(Checker checker, Recorder recorder, PollMetrics metrics, Lookout lookout, PollConfig config) {
        this.checker = checker;
        this.recorder = recorder;
        this.metrics = metrics;
        this.lookout = lookout;
        this.most = config.maxInFlight();
        this.places = new Semaphore(most, true);
        this.gates = new HostGates(config.perHost());
        metrics.inFlight(() -> most - places.availablePermits());
    }

    /** For how many more runs there is room, those that only wait for their instant included. */
    int room() {
        return Math.max(0, 4 * most - outstanding.size());
    }

    /** Plans the run; one whose check is still out here from before is left out, which the record shows as a gap. */
    void start(PollPlan plan, Unit unit, Claim claim) {
        if (!outstanding.add(claim.id())) {
            metrics.skipped();
            return;
        }
        gates.keepOnly(plan);
        long due = System.nanoTime() + claim.ahead().toNanos();
        moments.start(due, claim.id(), () -> run(plan, unit, claim, due));
    }

    private void run(PollPlan plan, Unit unit, Claim claim, long due) {
        try {
            List<Run> runs = withinLimits(plan, unit, waitedForHost -> {
                long late = System.nanoTime() - due - waitedForHost;
                unlessStopping(() -> metrics.lateness(Math.max(0, late)));
                return stopping ? List.of() : results(plan, unit, claim.runAt(), Duration.ofNanos(late));
            });
            unlessStopping(() -> recorder.add(plan, lookout.consider(plan, unit, runs)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            outstanding.remove(claim.id());
        }
    }

    private void unlessStopping(Runnable used) {
        use.readLock().lock();
        try {
            if (!stopping) {
                used.run();
            }
        } finally {
            use.readLock().unlock();
        }
    }

    /** Runs what somebody asked for now, within the same limits, and hands the results back instead of recording them. */
    List<Run> runAtOnce(PollPlan plan, Unit unit, Instant at) throws InterruptedException {
        return lookout.consider(
                plan, unit, withinLimits(plan, unit, waitedForHost -> results(plan, unit, at, Duration.ZERO)));
    }

    private List<Run> withinLimits(PollPlan plan, Unit unit, LongFunction<List<Run>> work) throws InterruptedException {
        Semaphore gate = gates.of(plan, unit.host());
        long before = System.nanoTime();
        gate.acquire();
        long waitedForHost = System.nanoTime() - before;
        try {
            places.acquire();
            try {
                return work.apply(waitedForHost);
            } finally {
                places.release();
            }
        } finally {
            gate.release();
        }
    }

    private List<Run> results(PollPlan plan, Unit unit, Instant runAt, Duration late) {
        if (late.compareTo(LATE) > 0) {
            String message = String.format(
                    Locale.ROOT,
                    "started %.1f s late for our own reasons, expected within 1 s",
                    late.toMillis() / 1000.0);
            return all(plan, unit, runAt, CheckResult.inconclusive(FailureKind.OVERLOAD, message));
        }
        try {
            return switch (unit) {
                case CheckUnit one -> List.of(run(plan, one.id(), runAt, checker.run(one.check())));
                case SourceUnit many -> {
                    var runs = new ArrayList<Run>();
                    checker.run(many.source(), many.checks())
                            .forEach((id, result) -> runs.add(run(plan, id, runAt, result)));
                    yield runs;
                }
            };
        } catch (RuntimeException ours) {
            if (!stopping) {
                LOG.errorf(ours, "A check could not be run: %s", unit);
            }
            return all(
                    plan, unit, runAt, CheckResult.inconclusive(FailureKind.OVERLOAD, "could not be run; see our log"));
        }
    }

    /** The same result for all that the unit is judged for. */
    static List<Run> all(PollPlan plan, Unit unit, Instant runAt, CheckResult result) {
        return switch (unit) {
            case CheckUnit one -> List.of(run(plan, one.id(), runAt, result));
            case SourceUnit many ->
                many.checks().keySet().stream()
                        .map(id -> run(plan, id, runAt, result))
                        .toList();
        };
    }

    private static Run run(PollPlan plan, String id, Instant runAt, CheckResult result) {
        return new Run(id, plan.map().revision(), runAt, result);
    }

    void stop(@Observes @Priority(BEFORE_RESULTS_ARE_FLUSHED) ShutdownEvent event) {
        stopping = true;
        moments.stop();
        try {
            if (use.writeLock().tryLock(LET_GO_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
                use.writeLock().unlock();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
