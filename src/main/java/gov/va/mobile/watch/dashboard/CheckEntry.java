package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Depth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A check of an upstream with what came of it. */
@Schema(name = "CheckHealth")
@JsonInclude(JsonInclude.Include.ALWAYS)
record CheckEntry(
        String id,
        String type,
        Depth depth,
        HealthStatus status,
        int consecutiveFailures,
        Optional<LastResultEntry> lastResult) {
    static CheckEntry of(Check check, UpstreamChecks checks) {
        return new CheckEntry(
                check.id(),
                check.target().type(),
                check.depth(),
                checks.status(check),
                checks.failures(check),
                checks.last(check).map(LastResultEntry::of));
    }
}
