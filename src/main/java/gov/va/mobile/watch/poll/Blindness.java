package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.BlindnessPolicy;
import gov.va.mobile.watch.health.BlindnessPolicy.Decision;
import gov.va.mobile.watch.health.SightChanged;
import gov.va.mobile.watch.platform.DueWork;
import gov.va.mobile.watch.platform.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks whether all replicas are blind, and tells it; whoever comes second finds it told. */
@ApplicationScoped
class Blindness implements DueWork {
    private static final Logger LOG = Logger.getLogger(Blindness.class);

    private final SightStore store;
    private final Turn turn;
    private final Event<SightChanged> sightChanged;
    private final Clock clock;

    Blindness(SightStore store, Turn turn, Event<SightChanged> sightChanged, Clock clock) {
        this.store = store;
        this.turn = turn;
        this.sightChanged = sightChanged;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "blindness";
    }

    /** Over a row for each replica, and the one that stands while all are blind. */
    @Override
    public String condition() {
        return """
                EXISTS (SELECT FROM replica WHERE blind_since IS NOT NULL)
                OR EXISTS (SELECT FROM blindness WHERE until IS NULL)""";
    }

    @Override
    public void work() {
        look();
    }

    /** Keeps and tells what has changed, in a turn only when something has. */
    void look() {
        if (!(decide() instanceof Decision.Nothing)) {
            turn.take(this::carryOut);
        }
    }

    private Decision decide() {
        return BlindnessPolicy.decide(store.told(), store.allBlindSince(), clock.instant());
    }

    private void carryOut() {
        Instant now = clock.instant();
        switch (decide()) {
            case Decision.Nothing _ -> {}
            case Decision.Begin begin -> {
                store.begin(begin.told());
                tell(now, SightChanged.Kind.BLIND, begin.told().since());
            }
            case Decision.Repeat repeat -> {
                store.repeated(repeat.told());
                tell(now, SightChanged.Kind.STILL_BLIND, repeat.told().since());
            }
            case Decision.End end -> {
                store.end();
                tell(now, SightChanged.Kind.SEES_AGAIN, end.since());
            }
        }
    }

    private void tell(Instant now, SightChanged.Kind kind, Instant since) {
        LOG.warnf("All replicas: %s, since %s", kind, since);
        sightChanged.fire(new SightChanged(now, kind, since));
    }
}
