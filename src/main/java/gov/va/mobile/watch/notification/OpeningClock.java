package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Sees to it that each opening of business hours is told, on whichever replica comes first. */
@ApplicationScoped
class OpeningClock implements DueWork {
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

    @Override
    public String name() {
        return "openings";
    }

    /** Once for each opening, as soon as business hours are on; whether another replica has told it is looked up only then. */
    @Override
    public String condition() {
        Instant now = clock.instant();
        return Boolean.toString(
                manners.open(now) && !manners.hours().lastOpening(now).equals(seenTo.get()));
    }

    @Override
    public void work() {
        Instant opening = manners.hours().lastOpening(clock.instant());
        look();
        seenTo.set(opening);
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
