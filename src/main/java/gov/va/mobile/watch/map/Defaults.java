package gov.va.mobile.watch.map;

import java.time.Duration;

/** What a check has when it says nothing itself (map.md, "defaults"). */
public record Defaults(
        Duration interval,
        Duration timeout,
        int failureThreshold,
        int successThreshold,
        Duration retryInterval,
        Duration slowAfter) {}
