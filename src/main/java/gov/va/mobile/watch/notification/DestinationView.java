package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.notification.Leases.Lease;
import java.time.Instant;
import java.util.Optional;

/**
 * How a destination is.
 *
 * @param state ok, waiting (it asked to, or failed lately), paused (until somebody mends it) or unset (no webhook)
 * @param reason why it is not ok
 * @param nextTryAt when it is tried again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DestinationView(
        String name, String channel, String state, Optional<String> reason, Optional<Instant> nextTryAt) {

    static DestinationView of(Destination destination, boolean reachable, Optional<Lease> lease) {
        if (!reachable) {
            return view(destination, "unset", Optional.of(destination.unset()), Optional.empty());
        }
        Optional<Instant> nextTry = lease.flatMap(Lease::notBefore);
        Optional<String> paused = lease.flatMap(Lease::pausedReason);
        if (paused.isPresent()) {
            return view(destination, "paused", paused, nextTry);
        }
        return lease.filter(last -> last.failures() > 0)
                .map(last -> view(
                        destination, "waiting", Optional.of("tries that failed in a row: " + last.failures()), nextTry))
                .orElseGet(() -> view(destination, "ok", Optional.empty(), Optional.empty()));
    }

    private static DestinationView view(
            Destination destination, String state, Optional<String> reason, Optional<Instant> nextTry) {
        return new DestinationView(destination.code(), destination.channel(), state, reason, nextTry);
    }
}
