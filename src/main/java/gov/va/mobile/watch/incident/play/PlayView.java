package gov.va.mobile.watch.incident.play;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A play as the API shows it (api.md).
 *
 * @param upstreamIds upstreams of whose incidents it is; by none it is found only by searching
 * @param failureKinds kinds of failure that it is for; none means all
 * @param by who wrote it last
 * @param at when it was first written
 */
public record PlayView(
        UUID id,
        int version,
        PlayState state,
        String title,
        String manifestation,
        String detection,
        String correction,
        List<String> upstreamIds,
        List<String> failureKinds,
        String by,
        Instant at) {

    /** What a play says. */
    public record Words(
            String title,
            String manifestation,
            String detection,
            String correction,
            List<String> upstreamIds,
            List<String> failureKinds) {}
}
