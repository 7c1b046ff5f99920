package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plays, for incidents: which are for one, and a proposal for what keeps coming. */
@ApplicationScoped
public class Plays {
    private final PlayRepository plays;
    private final Clock clock;

    Plays(PlayRepository plays, Clock clock) {
        this.plays = plays;
        this.clock = clock;
    }

    /** All of them, the oldest first. */
    @Transactional
    public List<PlayView> all() {
        return plays.all();
    }

    /** Those of these that are for an incident of that upstream with that kind of failure. */
    public static List<PlayView> matching(
            List<PlayView> all, Optional<String> upstreamId, Optional<String> failureKind) {
        return all.stream()
                .filter(play -> upstreamId.filter(play.upstreamIds()::contains).isPresent())
                .filter(play -> play.failureKinds().isEmpty()
                        || failureKind.filter(play.failureKinds()::contains).isPresent())
                .toList();
    }

    /** Keeps a proposal in the transaction of what led to it. */
    public PlayView propose(PlayView.Words words) {
        var play = new Play(PlayState.PROPOSED, words, Actor.SELF.name(), clock.instant());
        plays.persist(play);
        return play.view();
    }
}
