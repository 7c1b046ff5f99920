package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Reach;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.Sight;
import gov.va.mobile.watch.health.SightPolicy;
import gov.va.mobile.watch.health.SightState;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.poll.PollPlan.Unit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Whether this replica can trust what it sees (behaviour.md §3, "Blind"). It runs the sentinels at their interval, and at once when a host starts to give no
 * answer; that host's results wait for the run, so that no failure of our own way out is ever counted.
 */
@ApplicationScoped
class Lookout {
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(Lookout.class);

    private final Membership membership;
    private final Sentinels sentinels;
    private final SightStore store;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private SightState state = SightState.SEES;
    private volatile Instant lookedAt = Instant.MIN;
    private volatile Instant seesSince = Instant.MIN;
    private volatile boolean stopping;

    Lookout(Membership membership, Sentinels sentinels, SightStore store, Clock clock, MeterRegistry metrics) {
        this.membership = membership;
        this.sentinels = sentinels;
        this.store = store;
        this.clock = clock;
        Gauge.builder("watch.blind", () -> blind() ? 1 : 0)
                .description("1 while this replica does not trust its own way out")
                .register(metrics);
    }

    /** Whether what this replica sees counts for nothing. */
    boolean blind() {
        return state().blind();
    }

    /** Whether it leaves the checks to others: it is blind and another replica sees. */
    boolean leavesItToOthers() {
        return blind() && store.othersSee(membership.id());
    }

    @Scheduled(every = "${watch.poll.sentinels:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        Instant now = clock.instant();
        membership.plan().ifPresent(plan -> {
            Duration interval = plan.map().defaults().interval();
            Duration every = interval.compareTo(LONGEST_INTERVAL) < 0 ? interval : LONGEST_INTERVAL;
            if (lookedAt.isBefore(now.minus(every))) {
                look(plan, now);
            }
        });
    }

    /** Takes note of what a run says about our way out; the runs as they count: inconclusive while this replica is blind. */
    List<Run> consider(PollPlan plan, Unit unit, List<Run> runs) {
        Reach reach = reach(runs);
        Instant now = clock.instant();
        if (reach != Reach.UNKNOWN) {
            int asked = plan.map().sentinels().size();
            move(before -> SightPolicy.host(before, asked, plan.hosts(), unit.host(), reach, plan.interval(unit), now));
        }
        // While blind the next turn of the sentinels is soon enough: the result counts for nothing anyway.
        if (reach == Reach.UNREACHED && enough(plan.map().sentinels()) && !blind()) {
            Optional.ofNullable(state().failing().get(unit.host())).ifPresent(failing -> look(plan, failing.since()));
        }
        return runs.stream().map(run -> counted(run, now)).toList();
    }

    private static Reach reach(List<Run> runs) {
        List<Reach> all = runs.stream().map(run -> Reach.of(run.result())).toList();
        return all.contains(Reach.ANSWERED)
                ? Reach.ANSWERED
                : all.contains(Reach.UNREACHED) ? Reach.UNREACHED : Reach.UNKNOWN;
    }

    private Run counted(Run run, Instant at) {
        CheckResult result = run.result();
        boolean begunBlind = Reach.of(result) == Reach.UNREACHED
                && at.minus(result.latency()).isBefore(seesSince);
        return result.resultClass().judged() && (blind() || begunBlind)
                ? new Run(run.checkId(), run.revision(), run.runAt(), inconclusive(result))
                : run;
    }

    private static CheckResult inconclusive(CheckResult seen) {
        return CheckResult.of(
                ResultClass.INCONCLUSIVE,
                FailureKind.BLIND,
                "our own way out does not work, so that nothing can be said about this upstream",
                seen.latency(),
                seen.phases());
    }

    /** Makes sure that all sentinels were run since then. */
    void look(PollPlan plan, Instant since) {
        if (!lookedAt.isBefore(since)) {
            return;
        }
        looking.lock();
        try {
            if (lookedAt.isBefore(since)) {
                ask(plan.map().sentinels());
            }
        } finally {
            looking.unlock();
        }
    }

    private void ask(List<Sentinel> all) {
        Instant started = clock.instant();
        long start = System.nanoTime();
        int failed = enough(all) ? sentinels.failed(all) : 0;
        if (stopping) {
            return;
        }
        move(before -> SightPolicy.sentinels(before, all.size(), failed, clock.instant()));
        lookedAt = started;
        tell(Optional.of(Duration.ofNanos(System.nanoTime() - start))
                .filter(any -> enough(all) && SightPolicy.answered(all.size(), failed)));
    }

    private static boolean enough(List<Sentinel> sentinels) {
        return sentinels.size() >= SightPolicy.ENOUGH_SENTINELS;
    }

    private synchronized SightState state() {
        return state;
    }

    private void move(Function<SightState, Sight> policy) {
        Sight sight;
        synchronized (this) {
            sight = policy.apply(state);
            state = sight.state();
        }
        switch (sight) {
            case Sight.Unchanged _ -> {}
            case Sight.Blind blind -> {
                LOG.warnf("Our own way out does not work (%s): results count for nothing", blind.why());
                tell(Optional.empty());
            }
            case Sight.SeesAgain again -> {
                seesSince = clock.instant();
                LOG.infof("Our own way out works again, after %s", Duration.between(again.blindSince(), seesSince));
                tell(Optional.empty());
            }
        }
    }

    private void tell(Optional<Duration> answeredFor) {
        try {
            store.tell(membership.id(), blind(), answeredFor);
        } catch (DatabaseException failed) {
            LOG.warnf("The others could not be told what this replica sees: %s", failed.getMessage());
        }
    }

    /** What is cut by our own stop says nothing about the way out. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
