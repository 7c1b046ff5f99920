package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.health.Cause;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.Outlook;
import gov.va.mobile.watch.health.RootCausePolicy;
import gov.va.mobile.watch.health.RootCausePolicy.Findings;
import gov.va.mobile.watch.health.Scene;
import gov.va.mobile.watch.health.SharedRoot;
import gov.va.mobile.watch.health.Standing;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.health.Verdicts;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says why upstreams are down, by what is stored, and remembers it; inside the turn. Loads only what is in trouble and what that touches. */
@ApplicationScoped
class CauseJudge {
    private final CauseStore causes;
    private final CheckStore checks;
    private final UpstreamStore upstreams;
    private final WayOut wayOut;

    CauseJudge(CauseStore causes, CheckStore checks, UpstreamStore upstreams, WayOut wayOut) {
        this.causes = causes;
        this.checks = checks;
        this.upstreams = upstreams;
        this.wayOut = wayOut;
    }

    /** Judges anew by what is stored. */
    Verdicts judge(PollPlan plan, Instant now) {
        Set<String> troubled = causes.troubled(plan.map().revision());
        Map<String, SharedRoot> shared = causes.shared();
        if (troubled.isEmpty() && shared.isEmpty()) {
            return Verdicts.NOTHING;
        }
        Set<String> touched = touched(plan, troubled);
        Map<String, UpstreamState> states = upstreams.load(touched);
        Map<String, Standing> standings = standings(plan, touched, states, now);
        Findings findings = RootCausePolicy.judge(new Scene(
                plan.graph(),
                plan.map().groups(),
                standings,
                shared,
                plan.hosts(),
                new Outlook(wayOut.waySeenAt(), wayOut.blind()),
                now));
        remember(standings, shared, findings);
        return new Verdicts(standings, states, shared, findings);
    }

    /** What it depends on, and the other members of its groups. */
    private static Set<String> touched(PollPlan plan, Set<String> troubled) {
        var touched = new LinkedHashSet<>(troubled);
        for (Group group : plan.map().groups()) {
            if (group.members().stream().anyMatch(troubled::contains)) {
                touched.addAll(group.members());
            }
        }
        List.copyOf(touched).forEach(id -> touched.addAll(plan.graph().behind(id)));
        return touched;
    }

    private Map<String, Standing> standings(
            PollPlan plan, Set<String> touched, Map<String, UpstreamState> states, Instant now) {
        Map<String, Cause> before = causes.causes(touched);
        Map<String, Map<String, CheckState>> byUpstream = new HashMap<>();
        checks.loadOfUpstreams(plan.map().revision(), touched)
                .values()
                .forEach(row -> byUpstream
                        .computeIfAbsent(row.upstreamId(), any -> new HashMap<>())
                        .put(row.checkId(), row.state()));
        var standings = new LinkedHashMap<String, Standing>();
        for (Upstream upstream : plan.map().upstreams()) {
            String id = upstream.id();
            if (touched.contains(id)) {
                standings.put(
                        id,
                        Standing.of(
                                upstream,
                                states.getOrDefault(id, UpstreamState.NEW),
                                byUpstream.getOrDefault(id, Map.of()),
                                before.getOrDefault(id, new Cause.None()),
                                check -> plan.hostOf(upstream, check),
                                now));
            }
        }
        return standings;
    }

    private void remember(Map<String, Standing> standings, Map<String, SharedRoot> shared, Findings findings) {
        var moved = new LinkedHashMap<String, Cause>();
        standings.forEach((id, standing) -> {
            Cause cause = findings.causes().getOrDefault(id, new Cause.None());
            if (!cause.equals(standing.cause())) {
                moved.put(id, cause);
            }
        });
        if (!moved.isEmpty()) {
            causes.save(moved);
        }
        if (!findings.shared().equals(shared)) {
            causes.save(findings.shared().values());
        }
    }
}
