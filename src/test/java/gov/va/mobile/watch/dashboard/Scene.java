package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.Help;
import gov.va.mobile.watch.incident.IncidentView.NextStep;
import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.map.reload.Refusal;
import gov.va.mobile.watch.poll.CheckView;
import gov.va.mobile.watch.poll.CheckView.LastResult;
import gov.va.mobile.watch.support.IncidentFixture;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.EstimateView;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.WindowView.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Facts for tests: everything works, until a test says otherwise. */
final class Scene {
    static final Duration SINCE = Duration.ofMinutes(17);

    private final ServicesMap map;
    private final Instant at;
    private final Graph graph;
    private final Map<String, UpstreamHealth> health = new LinkedHashMap<>();
    private final Map<String, CheckView> checks = new LinkedHashMap<>();
    private final List<IncidentView> incidents = new ArrayList<>();
    private final List<WindowView> windows = new ArrayList<>();
    private Optional<Refusal> refused = Optional.empty();
    private Optional<Instant> blindSince = Optional.empty();

    Scene(ServicesMap map, Instant at) {
        this.map = map;
        this.at = at;
        this.graph = new Graph(map);
        map.upstreams().forEach(upstream -> {
            health(upstream.id(), HealthStatus.UP, Optional.empty(), List.of());
            upstream.checks().forEach(check -> pass(upstream, check));
        });
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** A newer services map was refused, for these problems. */
    Scene refusedMap(String... problems) {
        refused = Optional.of(new Refusal("content", List.of(problems), at.minus(SINCE)));
        return this;
    }

    /** The service's own way out is broken. */
    Scene blind() {
        blindSince = Optional.of(at.minus(SINCE));
        return this;
    }

    /** The upstream fails by itself. */
    Scene down(String id, String message) {
        var failure = new Failure(FailureKind.TIMEOUT, message);
        health(id, HealthStatus.DOWN, Optional.of(failure), List.of());
        return eachCheck(id, HealthStatus.DOWN, result(ResultClass.FAIL, Optional.of(failure), Duration.ofSeconds(10)));
    }

    /** The upstream fails because of others. */
    Scene downBecauseOf(String id, String... causes) {
        var failure = new Failure(FailureKind.STATUS, "answered 502 in 0.2 s, expected 200-299");
        health(id, HealthStatus.DOWN, Optional.of(failure), List.of(causes));
        return eachCheck(id, HealthStatus.DOWN, result(ResultClass.FAIL, Optional.of(failure), Duration.ofMillis(210)));
    }

    /** The upstream works, but slowly. */
    Scene slow(String id) {
        var failure = new Failure(FailureKind.SLOW, "answered in 4.1 s, expected within 3 s");
        health(id, HealthStatus.DEGRADED, Optional.of(failure), List.of());
        return eachCheck(
                id, HealthStatus.DEGRADED, result(ResultClass.DEGRADED, Optional.of(failure), Duration.ofMillis(4100)));
    }

    /** Nothing was judged of it for so long. */
    Scene silentFor(String id, Duration length) {
        checks.replaceAll((key, check) -> check.upstreamId().equals(id)
                ? new CheckView(
                        id,
                        check.checkId(),
                        check.status(),
                        0,
                        Optional.of(at.minus(length)),
                        Optional.empty(),
                        check.lastResult())
                : check);
        return this;
    }

    /** The newest result of all its checks says that. */
    Scene lastResult(String id, ResultClass resultClass, String message) {
        var failure = new Failure(FailureKind.STATUS, message);
        return eachCheck(id, HealthStatus.UP, result(resultClass, Optional.of(failure), Duration.ofMillis(90)));
    }

    Scene incident(String upstreamId, String... affected) {
        incidents.add(incidentOf(upstreamId, List.of(affected), false));
        return this;
    }

    Scene flappingIncident(String upstreamId) {
        incidents.add(IncidentFixture.like(incidentOf(upstreamId, List.of(upstreamId), false))
                .flapping()
                .view());
        return this;
    }

    Scene drillIncident(String upstreamId) {
        incidents.add(IncidentFixture.like(incidentOf(upstreamId, List.of(), false))
                .drill()
                .view());
        return this;
    }

    Scene restrictedIncident(String upstreamId) {
        incidents.add(incidentOf(upstreamId, List.of(), true));
        return this;
    }

    Scene window(String upstreamId, WindowStatus status, Duration start, Duration end) {
        windows.add(windowOf(upstreamId, status, at.plus(start), at.plus(end)));
        return this;
    }

    List<IncidentView> incidents() {
        return incidents;
    }

    Facts facts() {
        return new Facts(
                at,
                map,
                refused,
                health,
                List.copyOf(checks.values()),
                incidents,
                windows,
                (id, window, until) -> uptime(id),
                blindSince);
    }

    private OptionalDouble uptime(String id) {
        UpstreamHealth stored = health.get(id);
        return OptionalDouble.of(stored != null && stored.status() == HealthStatus.DOWN ? 0.98818 : 1);
    }

    private void pass(Upstream upstream, Check check) {
        if (!check.off()) {
            put(
                    upstream.id(),
                    check.id(),
                    HealthStatus.UP,
                    result(ResultClass.PASS, Optional.empty(), Duration.ofMillis(83)));
        }
    }

    private Scene eachCheck(String id, HealthStatus status, LastResult result) {
        map.upstream(id).orElseThrow().checks().forEach(check -> put(id, check.id(), status, result));
        return this;
    }

    private void put(String upstreamId, String checkId, HealthStatus status, LastResult result) {
        checks.put(
                upstreamId + "/" + checkId,
                new CheckView(
                        upstreamId,
                        checkId,
                        status,
                        status == HealthStatus.DOWN ? 34 : 0,
                        Optional.of(result.at()),
                        Optional.of(at.plusSeconds(25)),
                        Optional.of(result)));
    }

    private LastResult result(ResultClass resultClass, Optional<Failure> failure, Duration latency) {
        return new LastResult(at.minusSeconds(5), resultClass, latency, failure);
    }

    private void health(String id, HealthStatus status, Optional<Failure> failure, List<String> causedBy) {
        Instant since = status == HealthStatus.UP ? at.minus(Duration.ofDays(3)) : at.minus(SINCE);
        health.put(id, new UpstreamHealth(id, status, Optional.of(since), causedBy, failure));
    }

    private IncidentView incidentOf(String upstreamId, List<String> affected, boolean restricted) {
        Instant start = at.minus(SINCE);
        var acknowledge = new Help(
                "Acknowledge the incident, so that the others see that you are on it. You need not know the answer: the steps say what"
                        + " to do and whom to ask.",
                Optional.of("https://example.va.gov/playbook"),
                List.of("#" + upstreamId),
                Optional.of("/support " + upstreamId + " does not answer. Does Platform know of it?"));
        return IncidentFixture.of(upstreamId)
                .id(id("incident-" + upstreamId + restricted), incidents.size() + 12L)
                .title(name(upstreamId) + " does not answer in time")
                .failure(Optional.ofNullable(health.get(upstreamId)).flatMap(UpstreamHealth::failure))
                .affected(affected, graph.featuresOf(List.of(upstreamId)))
                .began(start, start.plusSeconds(60))
                .restricted(restricted)
                .steps(new NextStep(
                        "acknowledge", "open", Optional.empty(), Optional.empty(), Optional.empty(), acknowledge))
                .view();
    }

    private WindowView windowOf(String upstreamId, WindowStatus status, Instant start, Instant end) {
        boolean proposed = status == WindowStatus.PROPOSED;
        List<String> features = graph.featuresOf(List.of(upstreamId)).stream()
                .filter(id -> map.feature(id).orElseThrow().inApp())
                .toList();
        boolean broken = Optional.ofNullable(health.get(upstreamId))
                .filter(stored -> stored.status() == HealthStatus.DOWN)
                .isPresent();
        return new WindowView(
                id("window-" + upstreamId + status + start),
                1,
                status,
                proposed ? Origin.PROPOSAL : Origin.PLANNED,
                upstreamId,
                Optional.empty(),
                Optional.empty(),
                start,
                end,
                proposed ? Optional.empty() : Optional.of(Scope.MOBILE),
                Optional.of("Some features may not work right now."),
                false,
                false,
                features,
                broken ? features.subList(0, Math.min(2, features.size())) : List.of(),
                broken ? features.subList(Math.min(2, features.size()), features.size()) : features,
                proposed
                        ? Optional.of(new EstimateView(
                                Duration.ofMinutes(45),
                                "upstream",
                                7,
                                Optional.of(Duration.ofMinutes(31)),
                                Optional.of(Duration.ofMinutes(45))))
                        : Optional.empty(),
                new Publication(
                        proposed ? "none" : "published",
                        proposed ? Optional.empty() : Optional.of("PW123"),
                        Optional.empty(),
                        proposed ? Optional.empty() : Optional.of(start),
                        Optional.empty()),
                Optional.of(at.minusSeconds(90)),
                proposed ? Optional.empty() : Optional.of("Becca"),
                proposed ? Optional.empty() : Optional.of(at.minusSeconds(60)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private String name(String upstreamId) {
        return map.upstream(upstreamId).map(Upstream::name).orElse(upstreamId);
    }
}
