package gov.va.mobile.watch.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Whether something (a planned maintenance window) keeps new incidents of an upstream from opening; implemented by the windows (house.md). */
public interface Quiet {
    /** Whether a new failure of the upstream at that time opens and sends nothing. */
    boolean covers(String upstreamId, Instant at);

    /** The same at one time, for who asks about many upstreams. */
    default Predicate<String> at(Instant at) {
        return upstreamId -> covers(upstreamId, at);
    }

    /** How much of the time between the two it was so. */
    Duration covered(String upstreamId, Instant from, Instant to);
}
