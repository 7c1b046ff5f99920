package gov.va.mobile.watch.access;

import java.util.Optional;

/** The append-only record of who changed what (behaviour.md §7). */
public interface Audit {
    /**
     * Records a change in the transaction that makes it.
     *
     * @param action for example {@code window.confirm}
     * @param target for example {@code maintenance-window/<id>}
     * @param before what stood there, kept as JSON
     * @param after what stands there now, kept as JSON
     */
    void record(Actor actor, String action, String target, Optional<Object> before, Optional<Object> after);
}
