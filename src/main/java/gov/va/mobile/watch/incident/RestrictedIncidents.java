package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who may read what is about restricted incidents (behaviour.md §4). */
public interface RestrictedIncidents {
    /** Those of these incidents that are restricted and that this actor may not see. */
    Set<UUID> hidden(Collection<UUID> ids, Actor viewer);
}
