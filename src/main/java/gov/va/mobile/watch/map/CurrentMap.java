package gov.va.mobile.watch.map;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The services map that is in force on this replica. */
@ApplicationScoped
public class CurrentMap {
    private final AtomicReference<Optional<ServicesMap>> current = new AtomicReference<>(Optional.empty());

    /**
     * The map in force.
     *
     * @throws IllegalStateException before the first one was read, which the start sees to
     */
    public ServicesMap get() {
        return find().orElseThrow(() -> new IllegalStateException("no services map was read yet"));
    }

    /** The map in force, if one was read yet. */
    public Optional<ServicesMap> find() {
        return current.get();
    }

    /** Puts a valid map in force. */
    public void set(ServicesMap map) {
        current.set(Optional.of(map));
    }
}
