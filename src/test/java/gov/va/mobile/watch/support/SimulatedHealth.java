package gov.va.mobile.watch.support;

import gov.va.mobile.watch.check.CheckResult;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.Phases;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.Cause;
import gov.va.mobile.watch.health.CheckState;
import gov.va.mobile.watch.health.HealthChange;
import gov.va.mobile.watch.health.HealthChanged;
import gov.va.mobile.watch.health.HealthNews;
import gov.va.mobile.watch.health.HealthNews.StateMove;
import gov.va.mobile.watch.health.HealthPolicy;
import gov.va.mobile.watch.health.Outlook;
import gov.va.mobile.watch.health.RootCausePolicy;
import gov.va.mobile.watch.health.RootCausePolicy.Findings;
import gov.va.mobile.watch.health.Scene;
import gov.va.mobile.watch.health.SharedRoot;
import gov.va.mobile.watch.health.Standing;
import gov.va.mobile.watch.health.UpstreamState;
import gov.va.mobile.watch.health.Verdicts;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Criticality;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.Group;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The judgement of a whole map in memory: results and time in, moves of health out; each upstream has one check, at a host of its own. */
public final class SimulatedHealth {
    /** How often every check is asked. */
    public static final Duration INTERVAL = TestMaps.DEFAULTS.interval();

    public final ServicesMap map;
    private final Graph graph;
    private final Map<String, CheckState> checks = new HashMap<>();
    private final Map<String, Instant> lastRun = new HashMap<>();
    private final Map<String, UpstreamState> states = new LinkedHashMap<>();
    private final Map<String, Cause> causes = new HashMap<>();
    private Map<String, SharedRoot> shared = Map.of();
    public final List<HealthChanged> told = new ArrayList<>();
    public Outlook outlook = new Outlook(Optional.empty(), false);
    public Instant now = Instant.parse("2026-11-23T12:00:00Z");

    public SimulatedHealth(ServicesMap map) {
        this.map = map;
        this.graph = new Graph(map);
    }

    /** A map of upstreams, each given as {@code child<parent,parent}, and groups, each given as {@code id=member,member}. */
    public static SimulatedHealth of(List<String> upstreams, String... groups) {
        ServicesMap plain = TestMaps.map(
                upstreams.stream()
                        .map(text -> text.split("<", 2))
                        .map(parts -> parts.length == 1
                                ? TestMaps.upstream(parts[0])
                                : TestMaps.upstream(parts[0], parts[1].split(",")))
                        .toList(),
                List.of());
        return new SimulatedHealth(TestMaps.withGroups(
                plain,
                List.of(groups).stream()
                        .map(text -> text.split("=", 2))
                        .map(parts -> new Group(
                                parts[0], parts[0], List.of(parts[1].split(",")), Optional.empty(), Criticality.HIGH))
                        .toList()));
    }

    /** One run of an upstream's check, now: {@code P} passes, {@code F} answers wrongly, {@code T} is not answered at all, {@code I} says nothing. */
    public void run(String upstreamId, char letter) {
        Instant last = lastRun.get(upstreamId);
        if (last != null && !now.isAfter(last)) {
            return;
        }
        lastRun.put(upstreamId, now);
        Check check = upstream(upstreamId).checks().getFirst();
        CheckState before = checks.getOrDefault(upstreamId, CheckState.NEW);
        CheckState after = HealthPolicy.check(before, check, result(letter), now);
        checks.put(upstreamId, after);
        if (HealthPolicy.stirs(before, after)) {
            judge(List.of(upstreamId));
        }
    }

    /** Runs of several, at the same moment. */
    public void run(char letter, String... upstreamIds) {
        for (String id : upstreamIds) {
            run(id, letter);
        }
    }

    /** Lets time pass; what is due is looked at each second. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Instant next = now.plusSeconds(1);
            now = next.isBefore(end) ? next : end;
            look();
        }
    }

    /** What the tick does. */
    public void look() {
        boolean due =
                causes.values().stream().flatMap(cause -> cause.due().stream()).anyMatch(at -> !at.isAfter(now));
        if (due) {
            judge(List.of());
        }
    }

    private void judge(List<String> stirred) {
        Map<String, StateMove> moved = new LinkedHashMap<>();
        for (String id : stirred) {
            UpstreamState was = state(id);
            UpstreamState is = HealthPolicy.upstream(
                    was, upstream(id), Map.of("main", checks.getOrDefault(id, CheckState.NEW)), now);
            if (!is.equals(was)) {
                states.put(id, is);
                moved.put(id, new StateMove(id, was, is, Optional.empty()));
            }
        }
        Scene scene = scene();
        Findings findings = RootCausePolicy.judge(scene);
        HealthChanged news = new HealthNews(
                        moved, new Verdicts(scene.standings(), Map.copyOf(states), shared, findings), now)
                .told();
        causes.putAll(findings.causes());
        findings.causes().forEach((id, cause) -> states.put(id, state(id).causedBy(cause.roots())));
        shared = findings.shared();
        if (!news.isEmpty()) {
            told.add(news);
        }
    }

    /** What would be judged now. */
    public Scene scene() {
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (Upstream upstream : map.upstreams()) {
            String id = upstream.id();
            standings.put(
                    id,
                    Standing.of(
                            upstream,
                            state(id),
                            Map.of("main", checks.getOrDefault(id, CheckState.NEW)),
                            cause(id),
                            check -> Optional.of(id + ":443"),
                            now));
        }
        return new Scene(graph, map.groups(), standings, shared, map.upstreams().size(), outlook, now);
    }

    public UpstreamState state(String upstreamId) {
        return states.getOrDefault(upstreamId, UpstreamState.NEW);
    }

    public Cause cause(String upstreamId) {
        return causes.getOrDefault(upstreamId, new Cause.None());
    }

    public Map<String, SharedRoot> shared() {
        return shared;
    }

    /** All changes of upstreams so far. */
    public List<HealthChange> changes() {
        return told.stream().flatMap(event -> event.changes().stream()).toList();
    }

    private Upstream upstream(String id) {
        return map.upstream(id).orElseThrow();
    }

    private static CheckResult result(char letter) {
        return switch (letter) {
            case 'P' -> CheckResult.pass(Duration.ofMillis(80), Phases.NONE);
            case 'F' -> result(ResultClass.FAIL, FailureKind.STATUS);
            case 'B' -> result(ResultClass.FAIL, FailureKind.BODY);
            case 'T' -> result(ResultClass.FAIL, FailureKind.CONNECT);
            default -> result(ResultClass.INCONCLUSIVE, FailureKind.RATE_LIMITED);
        };
    }

    private static CheckResult result(ResultClass resultClass, FailureKind kind) {
        return CheckResult.of(resultClass, kind, kind.code(), Duration.ofMillis(80), Phases.NONE);
    }
}
