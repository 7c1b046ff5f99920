package gov.va.mobile.watch.support;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.IncidentView.Affected;
import gov.va.mobile.watch.incident.Priority;
import gov.va.mobile.watch.map.DrillUpstream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Incidents as other rooms would be told of them, for tests that are not about how one comes to be: each begins as an open one on which nobody has worked yet. */
public final class IncidentFixture {
    private UUID id = UUID.randomUUID();
    private long number = 1;
    private IncidentKind kind = IncidentKind.NON_CONTROL;
    private IncidentStatus status = IncidentStatus.OPEN;
    private String title;
    private Optional<String> description = Optional.empty();
    private Optional<String> upstreamId;
    private Optional<String> groupId = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Affected affected;
    private Instant startedAt = Instant.EPOCH;
    private Instant detectedAt = Instant.EPOCH;
    private Optional<Instant> resolvedAt = Optional.empty();
    private Optional<String> resolution = Optional.empty();
    private Optional<String> acknowledgedBy = Optional.empty();
    private boolean restricted;
    private IncidentView.Conditions conditions = IncidentView.Conditions.NONE;
    private int postmortemVersion;
    private List<IncidentView.NextStep> nextSteps = List.of();
    private Optional<IncidentView.Commander> commander = Optional.empty();
    private List<IncidentView.ReportLink> reportLinks = List.of();
    private boolean flapping;
    private boolean drill;

    private IncidentFixture(String upstreamId) {
        this.upstreamId = Optional.of(upstreamId);
        this.title = upstreamId + " is down";
        this.affected = new Affected(List.of(upstreamId), List.of());
    }

    /** Of that upstream. */
    public static IncidentFixture of(String upstreamId) {
        return new IncidentFixture(upstreamId);
    }

    /** Of that group. */
    public static IncidentFixture ofGroup(String groupId) {
        var fixture = new IncidentFixture(groupId);
        fixture.upstreamId = Optional.empty();
        fixture.groupId = Optional.of(groupId);
        return fixture;
    }

    /** The same in all that can be set here. */
    public static IncidentFixture like(IncidentView incident) {
        var same = new IncidentFixture(incident.upstreamId().orElse(""));
        same.id = incident.id();
        same.number = incident.number();
        same.kind = incident.kind();
        same.status = incident.status();
        same.title = incident.title();
        same.description = incident.description();
        same.upstreamId = incident.upstreamId();
        same.groupId = incident.groupId();
        same.failure = incident.failure();
        same.affected = incident.affected();
        same.startedAt = incident.startedAt();
        same.detectedAt = incident.detectedAt();
        same.resolvedAt = incident.resolvedAt();
        same.resolution = incident.resolution();
        same.acknowledgedBy = incident.acknowledgedBy();
        same.conditions = incident.conditions();
        same.postmortemVersion = incident.postmortemVersion();
        same.restricted = incident.restricted();
        same.nextSteps = incident.nextSteps();
        same.commander = incident.commander();
        same.reportLinks = incident.reportLinks();
        same.flapping = incident.flapping();
        same.drill = incident.drill();
        return same;
    }

    public IncidentFixture id(UUID is, long ofNumber) {
        id = is;
        number = ofNumber;
        return this;
    }

    public IncidentFixture status(IncidentStatus is) {
        status = is;
        return this;
    }

    public IncidentFixture kind(IncidentKind is) {
        kind = is;
        return this;
    }

    public IncidentFixture title(String is) {
        title = is;
        return this;
    }

    /** One of control: of no upstream, with nothing that fails along. */
    public IncidentFixture control(String ofTitle, String described, IncidentView.Commander ledBy) {
        kind = IncidentKind.CONTROL;
        title = ofTitle;
        description = Optional.of(described);
        upstreamId = Optional.empty();
        failure = Optional.empty();
        affected = new Affected(List.of(), List.of());
        commander = Optional.of(ledBy);
        return this;
    }

    public IncidentFixture failure(Optional<Failure> seen) {
        failure = seen;
        return this;
    }

    public IncidentFixture affected(List<String> upstreams, List<String> features) {
        affected = new Affected(upstreams, features);
        return this;
    }

    public IncidentFixture began(Instant started, Instant detected) {
        startedAt = started;
        detectedAt = detected;
        return this;
    }

    public IncidentFixture resolved(Instant at, String how) {
        status = IncidentStatus.RESOLVED;
        resolvedAt = Optional.of(at);
        resolution = Optional.of(how);
        return this;
    }

    public IncidentFixture acknowledgedBy(String name) {
        acknowledgedBy = Optional.of(name);
        return this;
    }

    public IncidentFixture conditions(IncidentView.Conditions hold) {
        conditions = hold;
        return this;
    }

    /** Its postmortem was saved. */
    public IncidentFixture postmortem() {
        postmortemVersion = 1;
        return this;
    }

    public IncidentFixture restricted(boolean is) {
        restricted = is;
        return this;
    }

    public IncidentFixture steps(IncidentView.NextStep... steps) {
        nextSteps = List.of(steps);
        return this;
    }

    public IncidentFixture reported(IncidentView.ReportLink link) {
        reportLinks = List.of(link);
        return this;
    }

    public IncidentFixture flapping() {
        flapping = true;
        return this;
    }

    /** That of a drill. */
    public IncidentFixture drill() {
        drill = true;
        upstreamId = Optional.of(DrillUpstream.ID);
        return this;
    }

    /** As it was described. */
    public IncidentView view() {
        return new IncidentView(
                id,
                number,
                1,
                kind,
                status,
                title,
                description,
                Priority.P2,
                upstreamId,
                groupId,
                failure,
                affected,
                startedAt,
                detectedAt,
                resolvedAt,
                resolution,
                0,
                acknowledgedBy,
                acknowledgedBy.map(_ -> detectedAt),
                restricted,
                conditions,
                nextSteps,
                commander,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reportLinks,
                List.of(),
                Optional.empty(),
                List.of(),
                postmortemVersion,
                List.of(),
                flapping,
                drill);
    }
}
