package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.MapInForce;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Target;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.SilencePolicy.Decision;
import gov.va.mobile.watch.poll.SilencePolicy.Listening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is due when a heartbeat has been silent for too long; whoever comes second finds nothing left to do. */
@ApplicationScoped
class SilenceClock implements DueWork {
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

    @Override
    public String name() {
        return "heartbeats";
    }

    /** They are few, so every look scans them. */
    @Override
    public String condition() {
        return "EXISTS (SELECT FROM push_silence WHERE due_at <= clock.now)";
    }

    @Override
    public void work() {
        membership.plan().ifPresent(this::look);
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
            return upstream.pause(check, now).isPresent();
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
