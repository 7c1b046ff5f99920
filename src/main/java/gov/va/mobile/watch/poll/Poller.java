package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Upkeep;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/** The tick: claims in one batch what falls due before the next one, as far as there is room, and starts each run at its instant (behaviour.md §2). */
@ApplicationScoped
class Poller {
    /** A little over one tick, so that a tick that comes late finds nothing overdue. */
    private static final Duration AHEAD = Duration.ofMillis(1250);

    private static final String TICK = "claim";
    private static final Logger LOG = Logger.getLogger(Poller.class);

    private final Membership membership;
    private final CheckStore checks;
    private final Runner runner;
    private final BatchJudge judge;
    private final Lookout lookout;
    private final HostRates rates;
    private final Upkeep upkeep;
    private final Scheduler scheduler;

    Poller(
            Membership membership,
            CheckStore checks,
            Runner runner,
            BatchJudge judge,
            Lookout lookout,
            HostRates rates,
            Upkeep upkeep,
            Scheduler scheduler) {
        this.membership = membership;
        this.checks = checks;
        this.runner = runner;
        this.judge = judge;
        this.lookout = lookout;
        this.rates = rates;
        this.upkeep = upkeep;
        this.scheduler = scheduler;
    }

    /** The scheduler's first tick comes up to a second after the start: what is due, and stood still while nobody watched, is not left to wait for that. */
    void start(@Observes @Priority(Membership.START_ORDER + 1) StartupEvent event) {
        if (scheduler.isStarted() && scheduler.getScheduledJob(TICK) != null) {
            Thread.startVirtualThread(this::tick);
        }
    }

    @Scheduled(identity = TICK, every = "${watch.poll.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        membership.plan().ifPresent(plan -> {
            try {
                upkeep.run("claim", () -> poll(plan));
            } catch (DatabaseException failed) {
                LOG.warnf("No checks were claimed: %s", failed.getMessage());
            }
        });
    }

    /** Claims and starts; what was claimed for a check that this plan does not run is dropped. */
    int poll(PollPlan plan) {
        int room = runner.room();
        if (room == 0 || lookout.leavesItToOthers()) {
            return 0;
        }
        String revision = plan.map().revision();
        var claims = new ArrayList<>(checks.claim(revision, AHEAD, room, membership.id()));
        plan.rates()
                .forEach((host, limit) -> claims.addAll(
                        rates.claim(revision, host, limit.gap(), AHEAD, room - claims.size(), membership.id())));
        claims.forEach(claim -> plan.unit(claim.id()).ifPresent(unit -> runner.start(plan, unit, claim)));
        return claims.size();
    }

    @Scheduled(every = "${watch.poll.review:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void review() {
        membership.plan().ifPresent(plan -> {
            try {
                upkeep.run("review", () -> judge.review(plan));
            } catch (RuntimeException failed) {
                LOG.warnf("Upstreams were not reviewed: %s", failed.getMessage());
            }
        });
    }
}
