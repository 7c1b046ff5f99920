package gov.va.mobile.watch.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages about an upstream or an incident are not wanted until then; Veterans see nothing of it (api.md). */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SilenceView(
        UUID id,
        Optional<String> upstreamId,
        Optional<UUID> incidentId,
        Instant until,
        String reason,
        String by,
        Instant at) {}
