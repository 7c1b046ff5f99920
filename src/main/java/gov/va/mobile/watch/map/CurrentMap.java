package gov.va.mobile.watch.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The services map of this replica, and whether it is the one in force among all replicas (behaviour.md §2). */
@ApplicationScoped
public class CurrentMap {
    private final AtomicReference<Optional<ServicesMap>> current = new AtomicReference<>(Optional.empty());
    private volatile boolean standsBy;

    /**
     * The map of this replica.
     *
     * @throws IllegalStateException before the first one was read, which the start sees to
     */
    public ServicesMap get() {
        return find().orElseThrow(() -> new IllegalStateException("no services map was read yet"));
    }

    /** The map of this replica, if one was read yet. */
    public Optional<ServicesMap> find() {
        return current.get();
    }

    /** Takes a valid map on. */
    public void set(ServicesMap map) {
        current.set(Optional.of(map));
    }

    /** Whether a live replica holds a newer map: this one then decides nothing by its own. */
    public boolean standsBy() {
        return standsBy;
    }

    /** Says whether a live replica holds a newer map. */
    public void standBy(boolean newerElsewhere) {
        standsBy = newerElsewhere;
    }
}
