package gov.va.mobile.watch.map;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that the app depends on.
 *
 * @param dependsOn other upstreams, by id
 * @param unmonitored it has no check, and that is meant
 * @param policy the map's policy with what this upstream overrides
 * @param message template of the words to users
 * @param calendar where it announces its maintenance
 */
public record Upstream(
        String id,
        String name,
        Optional<Team> team,
        Criticality criticality,
        List<String> dependsOn,
        PagerDutyServices pagerduty,
        List<Check> checks,
        boolean unmonitored,
        Optional<Pause> paused,
        Rule rule,
        Policy policy,
        Optional<String> message,
        Optional<MaintenanceCalendar> calendar) {

    /** The pause that holds one of its checks at that time: the check's own, else the upstream's. */
    public Optional<Pause> pause(Check check, Instant at) {
        return check.paused().or(this::paused).filter(pause -> pause.at(at));
    }
}
