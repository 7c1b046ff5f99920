package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.poll.WayOut;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;

/** Looks each second whether time decides something about incidents, and takes a turn only then. */
@ApplicationScoped
public class IncidentClock implements DueWork {
    private final IncidentRepository incidents;
    private final IncidentJudge judge;
    private final IncidentMetrics metrics;
    private final CurrentMap currentMap;
    private final WayOut wayOut;
    private final Turn turn;
    private final Clock clock;

    IncidentClock(
            IncidentRepository incidents,
            IncidentJudge judge,
            IncidentMetrics metrics,
            CurrentMap currentMap,
            WayOut wayOut,
            Turn turn,
            Clock clock) {
        this.incidents = incidents;
        this.judge = judge;
        this.metrics = metrics;
        this.currentMap = currentMap;
        this.wayOut = wayOut;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "incidents";
    }

    /** Over the open ones (ix_incident_open); whether what a window withholds is still covered only the rooms know. */
    @Override
    public String condition() {
        return """
                EXISTS (SELECT FROM incident_withheld) OR EXISTS (SELECT FROM incident
                WHERE status = 'open' AND (resolve_due_at <= clock.now OR significant_due_at <= clock.now OR calm_due_at <= clock.now))""";
    }

    @Override
    public void work() {
        look();
    }

    @Scheduled(every = "${watch.incident.count-every:15s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void count() {
        metrics.open(incidents.pulse(clock.instant()).open());
    }

    /** Does what is due now; nothing while another map than this replica's is in force. */
    @ActivateRequestContext
    public void look() {
        Instant now = clock.instant();
        Pulse pulse = incidents.pulse(now);
        metrics.open(pulse.open());
        if (currentMap.standsBy()) {
            return;
        }
        boolean due = pulse.due() || pulse.withheld().stream().anyMatch(root -> !judge.covered(root, now));
        if (due && !wayOut.timeHolds()) {
            turn.take(judge::onTime);
        }
    }
}
