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
        Target target) {}
