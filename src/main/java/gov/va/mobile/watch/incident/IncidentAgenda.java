package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.List;

/** What later rooms ask of incidents that are over. */
public interface IncidentAgenda {
    /** Those that are resolved and not closed yet, the oldest first. */
    List<IncidentView> resolved();

    /** Those that ended at or after that time, in that order; not what was folded into another one. */
    List<IncidentView> endedSince(Instant from);
}
