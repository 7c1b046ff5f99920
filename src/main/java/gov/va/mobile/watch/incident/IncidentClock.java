package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import gov.va.mobile.watch.poll.WayOut;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks each second whether time decides something about incidents, and takes a turn only then. */
@ApplicationScoped
public class IncidentClock {
    private static final Logger LOG = Logger.getLogger(IncidentClock.class);

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

    /** Each second, on every replica; whoever comes second finds nothing due. */
    @Scheduled(every = "${watch.incident.tick:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            look();
        } catch (TurnBusyException busy) {
            LOG.debug("others hold the turn; what is due waits for the next second", busy);
        }
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
