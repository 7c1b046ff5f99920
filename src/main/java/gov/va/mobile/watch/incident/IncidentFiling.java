package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Closes what has been resolved for a business day and owes nobody anything (behaviour.md §4). */
@ApplicationScoped
class IncidentFiling {
    private static final Logger LOG = Logger.getLogger(IncidentFiling.class);

    private final IncidentRepository incidents;
    private final Chronicle chronicle;
    private final Instance<WorkingTime> workingTime;
    private final Turn turn;
    private final Clock clock;

    IncidentFiling(
            IncidentRepository incidents,
            Chronicle chronicle,
            Instance<WorkingTime> workingTime,
            Turn turn,
            Clock clock) {
        this.incidents = incidents;
        this.chronicle = chronicle;
        this.workingTime = workingTime;
        this.turn = turn;
        this.clock = clock;
    }

    /** On every replica; whoever comes second finds nothing to do. */
    @Scheduled(every = "${watch.incident.filing:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            file();
        } catch (TurnBusyException busy) {
            LOG.debug("others hold the turn; what is to be filed waits", busy);
        }
    }

    /** Files what is due now. */
    @ActivateRequestContext
    void file() {
        if (workingTime.isResolvable() && !due().isEmpty()) {
            turn.take(() -> chronicle.publish(due().stream().map(this::close).toList()));
        }
    }

    private List<Incident> due() {
        Instant now = clock.instant();
        return incidents.resolved().stream()
                .filter(incident -> !incident.conditions.any() && incident.resolvedAt != null)
                .filter(incident -> !workingTime
                        .get()
                        .aBusinessDayAfter(Objects.requireNonNull(incident.resolvedAt))
                        .isAfter(now))
                .toList();
    }

    private Said close(Incident incident) {
        Instant now = clock.instant();
        incident.close(now);
        return Said.news(
                incident,
                IncidentChange.Kind.CLOSED,
                Actor.SELF,
                now,
                "Closed: it has been resolved for a business day, and no condition holds.",
                Map.of());
    }
}
