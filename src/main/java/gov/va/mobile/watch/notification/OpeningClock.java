package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.TurnBusyException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Sees to it that each opening of business hours is told, on whichever replica comes first. */
@ApplicationScoped
class OpeningClock {
    private static final Logger LOG = Logger.getLogger(OpeningClock.class);

    private final Openings openings;
    private final Manners manners;
    private final Turn turn;
    private final Clock clock;
    /** Spares the database the question while the answer cannot have changed. */
    private final AtomicReference<Instant> seenTo = new AtomicReference<>(Instant.MIN);

    OpeningClock(Openings openings, Manners manners, Turn turn, Clock clock) {
        this.openings = openings;
        this.manners = manners;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(every = "${watch.notification.openings:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            Instant now = clock.instant();
            if (manners.open(now) && !manners.hours().lastOpening(now).equals(seenTo.get())) {
                look();
                seenTo.set(manners.hours().lastOpening(now));
            }
        } catch (TurnBusyException busy) {
            LOG.debug("others hold the turn; the opening waits", busy);
        }
    }

    /** Tells the present opening if business hours are on and nobody has yet. */
    @ActivateRequestContext
    void look() {
        Instant now = clock.instant();
        if (openings.due(now)) {
            turn.take(() -> openings.tell(now));
        }
    }
}
