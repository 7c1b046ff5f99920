package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Role;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.Help;
import gov.va.mobile.watch.incident.IncidentView.NextStep;
import gov.va.mobile.watch.incident.IncidentView.ReportLink;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Feature.FeatureRule;
import gov.va.mobile.watch.map.Person;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.support.IncidentFixture;
import gov.va.mobile.watch.support.TestMaps;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.EstimateView;
import gov.va.mobile.watch.window.WindowView.Origin;
import gov.va.mobile.watch.window.WindowView.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Incidents, windows and their changes, as the rooms before show them. */
final class Views {
    /** A Monday in business hours: 14:31 in New York. */
    static final Instant START = Instant.parse("2026-11-02T19:31:00Z");

    static final Actor PAT = new Actor("pat", Role.APPROVER);
    static final UUID INCIDENT = UUID.fromString("11111111-1111-4111-8111-111111111111");
    static final UUID WINDOW = UUID.fromString("22222222-2222-4222-8222-222222222222");
    static final Failure FAILURE = new Failure(FailureKind.TIMEOUT, "expected an answer within 10 s, found none");

    private Views() {}

    /** BGS and Caseflow, claims and payments, and somebody on call. */
    static ServicesMap map() {
        ServicesMap map = TestMaps.map(
                List.of(TestMaps.upstream("bgs"), TestMaps.upstream("caseflow", "bgs")),
                List.of(
                        new Feature("claims", "Claims", List.of("bgs"), FeatureRule.ANY, true),
                        new Feature("payments", "Payment history", List.of("bgs"), FeatureRule.ANY, true)));
        return new ServicesMap(
                map.revision(),
                map.defaults(),
                map.policy(),
                map.allowPrivate(),
                Optional.of("caseflow"),
                map.sentinels(),
                Map.of(
                        "on-call",
                        new Person(Optional.empty(), Optional.of("@mobile-oncall"), Optional.empty(), List.of()),
                        "engineering-lead",
                        new Person(Optional.of("Tim Lead"), Optional.empty(), Optional.empty(), List.of()),
                        "product-owner",
                        new Person(Optional.of("Pat Owner"), Optional.of("@pat.owner"), Optional.empty(), List.of())),
                map.links(),
                map.upstreams(),
                map.groups(),
                map.features(),
                map.sources(),
                map.hosts());
    }

    static IncidentView incident() {
        return incident(INCIDENT, "bgs", "BGS is down", FAILURE.message(), false);
    }

    static IncidentView incident(UUID id, String upstream, String title, String failure, boolean restricted) {
        return IncidentFixture.of(upstream)
                .id(id, 12)
                .title(title)
                .failure(Optional.of(new Failure(FailureKind.TIMEOUT, failure)))
                .affected(List.of("bgs", "caseflow"), List.of("claims", "payments"))
                .began(START, START.plusSeconds(90))
                .restricted(restricted)
                .steps(step("acknowledge", "done"), step("reportToPlatform", "open"), step("announce", "open"))
                .view();
    }

    static IncidentView control(String title, String description) {
        return IncidentFixture.like(incident())
                .control(title, description, new IncidentView.Commander("kim", List.of("lou"), "pat", START))
                .began(START, START)
                .steps(step("commander", "open"))
                .view();
    }

    /** The same incident, over after 4 minutes. */
    static IncidentView over(IncidentView of, String resolution) {
        return IncidentFixture.like(of)
                .resolved(START.plusSeconds(250), resolution)
                .view();
    }

    /** The same incident with a link of a report. */
    static IncidentView reported(IncidentView of, String link) {
        return IncidentFixture.like(of)
                .reported(new ReportLink(link, Optional.of("ticket <b>7</b>"), false, "pat", START))
                .view();
    }

    static IncidentChange change(IncidentChange.Kind kind, IncidentView incident) {
        return new IncidentChange(kind, incident, PAT, START.plusSeconds(300), "what happened", Map.of());
    }

    /** That it is down for a significant period came to hold, or holds no longer. */
    static IncidentChange condition(IncidentView incident, boolean holds) {
        return new IncidentChange(
                IncidentChange.Kind.CONDITION,
                incident,
                Actor.SELF,
                START.plusSeconds(300),
                "Down for a significant period",
                Map.of("condition", "significantPeriod", "holds", String.valueOf(holds)));
    }

    static WindowView window() {
        return window(WINDOW, Origin.PROPOSAL, WindowStatus.PROPOSED, Optional.empty(), Optional.empty());
    }

    static WindowView confirmed(Scope scope) {
        return window(WINDOW, Origin.PROPOSAL, WindowStatus.CONFIRMED, Optional.of(scope), Optional.of("pat"));
    }

    /** An undecided window of a set. */
    static WindowView ofSet(UUID id, String upstreamId, UUID planId) {
        return window(
                id,
                upstreamId,
                Optional.of(planId),
                Origin.PROPOSAL,
                WindowStatus.PROPOSED,
                Optional.empty(),
                Optional.empty());
    }

    /** A confirmed window of a set, as PagerDuty has it. */
    static WindowView ofSet(UUID id, String upstreamId, UUID planId, String publication) {
        return published(
                window(
                        id,
                        upstreamId,
                        Optional.of(planId),
                        Origin.PROPOSAL,
                        WindowStatus.CONFIRMED,
                        Optional.of(Scope.MOBILE),
                        Optional.of("pat")),
                publication);
    }

    /** The same window, announced by its upstream. */
    static WindowView announced(WindowView of, String reference) {
        return with(
                of,
                of.publication(),
                Optional.of(new WindowView.Announced(
                        reference, Optional.of("its calendar at bgs.example"), of.start(), of.end(), false)));
    }

    private static WindowView published(WindowView of, String publication) {
        return with(
                of,
                new Publication(
                        publication,
                        Optional.of("P" + of.upstreamId()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                of.announced());
    }

    private static WindowView with(WindowView of, Publication publication, Optional<WindowView.Announced> announced) {
        return new WindowView(
                of.id(),
                of.version(),
                of.status(),
                of.origin(),
                of.upstreamId(),
                of.incidentId(),
                of.planId(),
                of.start(),
                of.end(),
                of.scope(),
                of.userMessage(),
                of.autoEnd(),
                of.unstable(),
                of.features(),
                of.notWorking(),
                of.stillAnswering(),
                of.estimate(),
                publication,
                of.proposedAt(),
                of.decidedBy(),
                of.decidedAt(),
                of.proposedChange(),
                of.recurrence(),
                of.preview(),
                announced,
                of.agreedWith(),
                of.drill());
    }

    static WindowView window(
            UUID id, Origin origin, WindowStatus status, Optional<Scope> scope, Optional<String> decidedBy) {
        return window(id, "bgs", Optional.empty(), origin, status, scope, decidedBy);
    }

    private static WindowView window(
            UUID id,
            String upstreamId,
            Optional<UUID> planId,
            Origin origin,
            WindowStatus status,
            Optional<Scope> scope,
            Optional<String> decidedBy) {
        return new WindowView(
                id,
                1,
                status,
                origin,
                upstreamId,
                Optional.of(INCIDENT),
                planId,
                START.plusSeconds(900),
                START.plusSeconds(4500),
                scope,
                Optional.of("We're working on <it> & sorry"),
                false,
                false,
                List.of("claims", "payments"),
                List.of("claims"),
                List.of("payments"),
                Optional.of(new EstimateView(
                        Duration.ofMinutes(45),
                        "upstream",
                        7,
                        Optional.of(Duration.ofMinutes(31)),
                        Optional.of(Duration.ofMinutes(45)))),
                new Publication("pending", Optional.of("PW1"), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(START.plusSeconds(900)),
                decidedBy,
                decidedBy.map(_ -> START.plusSeconds(1000)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    static WindowChange change(WindowChange.Kind kind, WindowView window) {
        return new WindowChange(kind, window, PAT, START.plusSeconds(1000), "what happened");
    }

    private static NextStep step(String step, String state) {
        return new NextStep(
                step,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Help("how to do it", Optional.empty(), List.of(), Optional.empty()));
    }
}
