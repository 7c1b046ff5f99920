package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.SightPolicy;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** What all live replicas together know about our own way out (behaviour.md §3, "Blind"); read from the database each time. */
@ApplicationScoped
public class WayOut {
    private final SightStore store;
    private final CurrentMap map;

    public WayOut(SightStore store, CurrentMap map) {
        this.store = store;
        this.map = map;
    }

    /** Since when all replicas are blind: nothing opens, resolves or is proposed; empty while one sees. */
    public Optional<Instant> blindSince() {
        return store.allBlindSince();
    }

    /** Whether all replicas are blind. */
    public boolean blind() {
        return blindSince().isPresent();
    }

    /**
     * When the newest run of the sentinels that was answered began, by the database's clock: a failure purely at transport level counts for an incident only
     * when it began before that. The earliest of times while none was answered yet; empty with too few sentinels to tell, when nothing needs to be waited for.
     */
    public Optional<Instant> waySeenAt() {
        return map.get().sentinels().size() < SightPolicy.ENOUGH_SENTINELS
                ? Optional.empty()
                : Optional.of(store.waySeenAt().orElse(Instant.EPOCH));
    }
}
