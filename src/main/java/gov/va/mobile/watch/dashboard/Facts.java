package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.reload.Refusal;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.window.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that the dashboard query is composed of, read at one moment.
 *
 * @param refusedMap the newest services map, while it cannot be used
 * @param health as stored, by upstream
 * @param incidents the open ones that every viewer may see, newest first
 * @param blindSince since when no replica sees; absent while one does
 * @param windows the proposed, confirmed and active ones
 */
record Facts(
        Instant at,
        ServicesMap map,
        Optional<Refusal> refusedMap,
        Map<String, UpstreamHealth> health,
        List<CheckView> checks,
        List<IncidentView> incidents,
        List<WindowView> windows,
        UptimeOf uptime,
        Optional<Instant> blindSince) {

    /** How the share of time up is found; see {@link gov.va.mobile.watch.poll.Uptime.Shares#of}. */
    @FunctionalInterface
    interface UptimeOf {
        OptionalDouble of(String upstreamId, Duration window, Instant knownUntil);
    }
}
