package gov.va.mobile.watch.health;

import gov.va.mobile.watch.platform.Coded;

/** The health of an upstream, a check or a feature (behaviour.md §3). */
public enum HealthStatus implements Coded {
    UP,
    DEGRADED,
    DOWN,
    UNKNOWN
}
