package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Makes the occurrences of windows that recur, each in time. */
@ApplicationScoped
class SeriesClock {
    private static final Logger LOG = Logger.getLogger(SeriesClock.class);

    private final SeriesRepository repository;
    private final Occurrences occurrences;
    private final Turn turn;
    private final Clock clock;

    SeriesClock(SeriesRepository repository, Occurrences occurrences, Turn turn, Clock clock) {
        this.repository = repository;
        this.occurrences = occurrences;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(every = "${watch.window.series-every:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        try {
            makeDue();
        } catch (TurnBusyException busy) {
            LOG.debugf("occurrences are made at the next tick: %s", busy.getMessage());
        }
    }

    /** Makes those whose time has come. */
    void makeDue() {
        Instant now = clock.instant();
        while (QuarkusTransaction.requiringNew().call(() -> repository.anyDue(now))) {
            turn.take(() -> repository.due(now).forEach(series -> occurrences.makeNext(series, now)));
        }
    }
}
