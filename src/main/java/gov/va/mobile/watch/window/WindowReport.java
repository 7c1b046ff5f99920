package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.WindowView.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What maintenance windows cost and spared Veterans in some time.
 *
 * @param windows those that were on, newest first
 * @param upstreams the same, summed by upstream
 * @param estimates how often the real end fell inside the first estimate
 */
@Schema(name = "WindowReport")
record WindowReport(Instant from, Instant to, List<Used> windows, List<Total> upstreams, Calibration estimates) {
    /** One window. */
    @Schema(name = "WindowEffect")
    record Used(
            UUID id,
            String upstreamId,
            Origin origin,
            Instant start,
            Instant end,
            Optional<UUID> incidentId,
            Effect effect) {}

    /** All windows of one upstream. */
    @Schema(name = "UpstreamWindowEffect")
    record Total(String upstreamId, int windows, Effect effect) {}
}
