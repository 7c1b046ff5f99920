package gov.va.mobile.watch.map;

import java.time.Duration;
import java.util.Optional;

/**
 * One way of asking an upstream whether it works, with all defaults applied.
 *
 * @param off switched off by an empty environment variable: shown, never run
 * @param partial its failure alone degrades the upstream
 */
public record Check(
        String id,
        Depth depth,
        boolean partial,
        Optional<Pause> paused,
        boolean off,
        Duration interval,
        Duration timeout,
        Duration retryInterval,
        int failureThreshold,
        int successThreshold,
        Duration slowAfter,
        Target target) {

    /** Whether its results move its upstream: not while it is switched off, and not where it reports events only ({@code mode: event}). */
    public boolean hasASay() {
        return !off && !(target instanceof Target.Push push && push.event());
    }
}
