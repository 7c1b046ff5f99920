package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.reload.Refusals;
import gov.va.mobile.watch.poll.CheckBoard;
import gov.va.mobile.watch.poll.Uptime;
import gov.va.mobile.watch.poll.WayOut;
import gov.va.mobile.watch.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Reads the facts: one query each for refused maps, health, checks, moves (once a minute), incidents and windows, however many upstreams there are. */
@ApplicationScoped
class FactsReader {
    private final CurrentMap map;
    private final Refusals refusals;
    private final HealthBook health;
    private final CheckBoard checks;
    private final Uptime uptime;
    private final Incidents incidents;
    private final Windows windows;
    private final WayOut wayOut;
    private final Clock clock;

    FactsReader(
            CurrentMap map,
            Refusals refusals,
            HealthBook health,
            CheckBoard checks,
            Uptime uptime,
            Incidents incidents,
            Windows windows,
            WayOut wayOut,
            Clock clock) {
        this.map = map;
        this.refusals = refusals;
        this.health = health;
        this.checks = checks;
        this.uptime = uptime;
        this.incidents = incidents;
        this.windows = windows;
        this.wayOut = wayOut;
        this.clock = clock;
    }

    Facts read() {
        return new Facts(
                clock.instant(),
                map.get(),
                refusals.open(),
                health.upstreams(),
                checks.checks(),
                forAll(),
                windows.live(),
                uptime.now()::of,
                wayOut.blindSince());
    }

    /** One answer serves every viewer, so a restricted incident is in nobody's (behaviour.md §4); who may see it finds it among the incidents. */
    private List<IncidentView> forAll() {
        return incidents.open().stream()
                .filter(incident -> !incident.restricted())
                .toList();
    }
}
