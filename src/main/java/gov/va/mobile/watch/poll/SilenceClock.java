package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.DatabaseException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.poll.SilencePolicy.Decision;
import gov.va.mobile.watch.poll.SilencePolicy.Listening;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks each second whether a heartbeat has been silent for too long, and takes a turn only then; whoever comes second finds nothing due. */
@ApplicationScoped
class SilenceClock {
    private static final Logger LOG = Logger.getLogger(SilenceClock.class);

    private final Membership membership;
    private final SilenceStore store;
    private final CheckStore checks;
    private final BatchJudge judge;
    private final Lookout lookout;
    private final Turn turn;
    private final Clock clock;

    SilenceClock(
            Membership membership,
            SilenceStore store,
            CheckStore checks,
            BatchJudge judge,
            Lookout lookout,
            Turn turn,
            Clock clock) {
        this.membership = membership;
        this.store = store;
        this.checks = checks;
        this.judge = judge;
        this.lookout = lookout;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(every = "${watch.poll.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        membership.plan().ifPresent(plan -> {
            try {
                look(plan);
            } catch (TurnBusyException | DatabaseException later) {
                LOG.debug("heartbeats are looked at in the next second", later);
            }
        });
    }

    /** Listens for the heartbeats of a map that comes into force, in the turn in which it does; one that was never heard is silent since then. */
    void onMap(@Observes MapInForce inForce) {
        store.listen(heartbeats(inForce.map()).entrySet().stream()
                .map(one -> Listening.from(one.getKey(), one.getValue().check().interval(), inForce.at()))
                .toList());
    }

    /** Does what is due now. */
    void look(PollPlan plan) {
        Map<String, Heartbeat> heartbeats = heartbeats(plan.map());
        if (!heartbeats.isEmpty() && !store.due(clock.instant()).isEmpty() && !lookout.leavesItToOthers()) {
            turn.take(() -> inTurn(plan, heartbeats));
        }
    }

    private void inTurn(PollPlan plan, Map<String, Heartbeat> heartbeats) {
        if (!checks.laidOut(plan.map().revision())) {
            return;
        }
        Instant now = clock.instant();
        var runs = new ArrayList<Run>();
        var next = new ArrayList<Listening>();
        for (Listening silent : store.due(now)) {
            Heartbeat heartbeat = heartbeats.get(silent.checkId());
            if (heartbeat != null) {
                Decision decision = SilencePolicy.onDue(silent, heartbeat.paused(now) || lookout.blind(), now);
                if (decision instanceof Decision.Fails fails) {
                    runs.add(new Run(silent.checkId(), plan.map().revision(), fails.at(), fails.result()));
                }
                next.add(decision.next());
            }
        }
        judge.inTurn(plan, runs);
        store.goOn(next);
    }

    private record Heartbeat(Upstream upstream, Check check) {
        boolean paused(Instant now) {
            return check.paused()
                    .or(upstream::paused)
                    .filter(pause -> pause.at(now))
                    .isPresent();
        }
    }

    private static Map<String, Heartbeat> heartbeats(ServicesMap map) {
        var found = new LinkedHashMap<String, Heartbeat>();
        for (Upstream upstream : map.upstreams()) {
            for (Check check : upstream.checks()) {
                if (!check.off() && check.target() instanceof Target.Push push && !push.event()) {
                    found.put(CheckIds.of(upstream, check), new Heartbeat(upstream, check));
                }
            }
        }
        return found;
    }
}
