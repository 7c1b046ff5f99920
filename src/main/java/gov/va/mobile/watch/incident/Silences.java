package gov.va.mobile.watch.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What later rooms ask of silences. */
public interface Silences {
    /** The silence that lasts longest of those that cover messages about that upstream or that incident at that time. */
    Optional<SilenceView> covering(Optional<String> upstreamId, Optional<UUID> incidentId, Instant at);
}
