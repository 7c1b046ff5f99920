package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.platform.Coded;

/** What Veterans get of a feature: its health, or that the app says it is under maintenance. */
enum FeatureStatus implements Coded {
    UP,
    DEGRADED,
    DOWN,
    UNKNOWN,
    MAINTENANCE;

    static FeatureStatus of(HealthStatus health) {
        return switch (health) {
            case UP -> UP;
            case DEGRADED -> DEGRADED;
            case DOWN -> DOWN;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
