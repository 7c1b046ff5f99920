package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.map.DrillUpstream;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An incident as stored; its methods are the moves that keep it consistent, whoever makes them. */
@Entity
@Table(name = "incident")
class Incident {
    @Id
    UUID id;

    long number;
    int version;
    IncidentKind kind;
    IncidentStatus status;
    String title;

    @Nullable
    String description;

    Priority priority;

    @Column(name = "priority_by_hand")
    boolean priorityByHand;

    @Column(name = "upstream_id")
    @Nullable
    String upstreamId;

    @Column(name = "group_id")
    @Nullable
    String groupId;

    /** What explains its upstream's or group's failures now. */
    @Column(name = "caused_by")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> causedBy;

    @Column(name = "failure_kind")
    @Convert(converter = Codes.OfFailure.class)
    @Nullable
    FailureKind failureKind;

    @Column(name = "failure_message")
    @Nullable
    String failureMessage;

    @Column(name = "affected_upstreams")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> affectedUpstreams;

    @Column(name = "affected_features")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> affectedFeatures;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "detected_at")
    Instant detectedAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Nullable
    Resolution resolution;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    int reopens;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    boolean restricted;

    @JdbcTypeCode(SqlTypes.JSON)
    IncidentView.Conditions conditions;

    @JdbcTypeCode(SqlTypes.JSON)
    List<StepRecord> steps;

    @JdbcTypeCode(SqlTypes.JSON)
    IncidentView.@Nullable Commander commander;

    @JdbcTypeCode(SqlTypes.JSON)
    IncidentView.@Nullable Assessment assessment;

    @JdbcTypeCode(SqlTypes.JSON)
    IncidentView.@Nullable Statement recommendation;

    @JdbcTypeCode(SqlTypes.JSON)
    IncidentView.@Nullable Decision decision;

    @Column(name = "report_links")
    @JdbcTypeCode(SqlTypes.JSON)
    List<IncidentView.ReportLink> reportLinks;

    @JdbcTypeCode(SqlTypes.JSON)
    List<IncidentView.Escalation> escalations;

    @Column(name = "window_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> windowIds;

    @Column(name = "postmortem_version")
    int postmortemVersion;

    @Column(name = "merged_into")
    @Nullable
    UUID mergedInto;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> workers;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "recovered_at")
    @Nullable
    Instant recoveredAt;

    @Column(name = "resolve_due_at")
    @Nullable
    Instant resolveDueAt;

    /** Since when the time counts that may become significant. */
    @Column(name = "significant_since")
    @Nullable
    Instant significantSince;

    @Column(name = "significant_due_at")
    @Nullable
    Instant significantDueAt;

    @Column(name = "flapping_since")
    @Nullable
    Instant flappingSince;

    boolean unsteady;

    @Column(name = "calm_due_at")
    @Nullable
    Instant calmDueAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Incident() {}

    Incident(Opening opening) {
        id = opening.id();
        number = opening.number();
        version = 1;
        kind = opening.kind();
        status = IncidentStatus.OPEN;
        title = opening.title();
        description = opening.description().orElse(null);
        priority = opening.priority();
        priorityByHand = opening.priorityByHand();
        upstreamId = opening.upstreamId().orElse(null);
        groupId = opening.groupId().orElse(null);
        causedBy = List.of();
        failed(opening.failure());
        affectedUpstreams = opening.affected().upstreams();
        affectedFeatures = opening.affected().features();
        startedAt = opening.startedAt();
        detectedAt = opening.detectedAt();
        conditions = IncidentView.Conditions.NONE;
        steps = Steps.untouched(kind);
        reportLinks = List.of();
        escalations = List.of();
        windowIds = List.of();
        workers = List.of();
    }

    boolean open() {
        return status == IncidentStatus.OPEN;
    }

    boolean control() {
        return kind == IncidentKind.CONTROL;
    }

    /** The upstream or the group that it is about. */
    Optional<String> rootId() {
        return Optional.ofNullable(upstreamId).or(() -> Optional.ofNullable(groupId));
    }

    /** Whether it is that of a drill, which counts nowhere. */
    boolean drill() {
        return DrillUpstream.is(Optional.ofNullable(upstreamId));
    }

    /** Whether a postmortem is owed: a condition holds, and none was saved; nobody owes one for a drill. */
    boolean owesPostmortem() {
        return !drill() && conditions.any() && postmortemVersion == 0;
    }

    /** Where a condition holds, the product owner is still to be told, and a postmortem to be written, once it is over. */
    private Set<Step> owed() {
        Set<Step> owed = EnumSet.noneOf(Step.class);
        if (!drill() && conditions.any()) {
            owed.add(Step.PRODUCT_OWNER);
        }
        if (owesPostmortem()) {
            owed.add(Step.POSTMORTEM);
        }
        return owed;
    }

    /** Whether action was decided, and the work is still on. */
    boolean worked() {
        return open()
                && control()
                && decision != null
                && decision.action()
                && steps.stream().anyMatch(record -> record.step() == Step.WORK && record.state() == StepState.OPEN);
    }

    Optional<Failure> failure() {
        return failureKind == null || failureMessage == null
                ? Optional.empty()
                : Optional.of(new Failure(failureKind, failureMessage));
    }

    /** What the policy needs to know of it. */
    RootState rootState() {
        boolean reopenable = status == IncidentStatus.RESOLVED && resolution != Resolution.DUPLICATE;
        return new RootState(
                open() ? RootState.Stage.OPEN : RootState.Stage.OVER,
                failingSince != null,
                false,
                Optional.ofNullable(recoveredAt),
                Optional.ofNullable(resolveDueAt),
                reopenable ? Optional.ofNullable(resolvedAt) : Optional.empty(),
                flappingSince != null,
                unsteady,
                Optional.ofNullable(calmDueAt));
    }

    /** Its upstream fails since then; an absent failure leaves the last one. */
    void failing(Instant since, Optional<Failure> failure) {
        failingSince = since;
        recoveredAt = null;
        resolveDueAt = null;
        calmDueAt = flappingSince == null || unsteady ? null : since.plus(FlapPolicy.CALM_AFTER);
        if (failure.isPresent()) {
            failed(failure);
        }
    }

    /** Its upstream passes again; it resolves at that time if it stays so. */
    void recovering(Instant since, Instant resolveAt) {
        passed();
        recoveredAt = since;
        resolveDueAt = resolveAt;
    }

    /** What seemed over goes on, though no check sees it: it does not resolve. */
    void holdRecovery() {
        recoveredAt = null;
        resolveDueAt = null;
    }

    /** Its upstream passes again. */
    void passed() {
        failingSince = null;
        causedBy = List.of();
        significantDueAt = null;
        calmDueAt = null;
    }

    /**
     * It is one of going to and fro from now on, if it is not yet.
     *
     * @param results whether its upstream's results go to and fro; else only its openings did
     */
    void flaps(Instant at, boolean results) {
        flappingSince = flappingSince == null ? at : flappingSince;
        unsteady = unsteady || results;
        if (resolveDueAt != null && recoveredAt != null) {
            Instant lasts = recoveredAt.plus(FlapPolicy.CALM_AFTER);
            resolveDueAt = lasts.isAfter(resolveDueAt) ? lasts : resolveDueAt;
        }
        calmDueAt = failingSince == null || unsteady ? null : failingSince.plus(FlapPolicy.CALM_AFTER);
    }

    /** Its upstream's results go to and fro no more. */
    void steady() {
        unsteady = false;
        calmDueAt = flappingSince == null || failingSince == null ? null : failingSince.plus(FlapPolicy.CALM_AFTER);
    }

    /** It goes to and fro no more. */
    void calms() {
        flappingSince = null;
        unsteady = false;
        calmDueAt = null;
    }

    /** It is over; steps that nobody touched are not needed any more, except a postmortem that is owed. */
    void resolve(Instant at, Resolution why, String by) {
        status = IncidentStatus.RESOLVED;
        resolvedAt = at;
        resolution = why;
        resolveDueAt = null;
        calms();
        significantDueAt = null;
        steps = Steps.over(steps, owed(), by, at);
        version++;
    }

    /** It goes on; what its end made not needed is open again. */
    void reopen() {
        steps = Steps.again(steps, Optional.ofNullable(resolvedAt));
        status = IncidentStatus.OPEN;
        resolvedAt = null;
        resolution = null;
        closedAt = null;
        recoveredAt = null;
        reopens++;
        version++;
    }

    /** It is one of the effects of another one, which goes on in its place with what was done for it. */
    void fold(Incident into, Instant at, String by) {
        passed();
        resolve(at, Resolution.DUPLICATE, by);
        status = IncidentStatus.CLOSED;
        closedAt = at;
        mergedInto = into.id;
        if (into.acknowledgedBy == null) {
            into.acknowledgedBy = acknowledgedBy;
            into.acknowledgedAt = acknowledgedAt;
        }
        into.reportLinks =
                Stream.concat(into.reportLinks.stream(), reportLinks.stream()).toList();
        workers.forEach(into::workedOnBy);
    }

    /** Nothing is left to do. */
    void close(Instant at) {
        status = IncidentStatus.CLOSED;
        closedAt = at;
        version++;
    }

    /** Sets a step that it has. */
    void step(StepRecord set) {
        steps = Steps.set(steps, set);
    }

    boolean has(Step step) {
        return steps.stream().anyMatch(record -> record.step() == step);
    }

    /** Becomes the other kind: shared steps stay as they are, and what was done for the other kind stays on the record. Once it is over, nothing more is needed. */
    void become(IncidentKind other, String by) {
        Optional<Instant> ended = Optional.ofNullable(resolvedAt);
        steps = Steps.become(Steps.again(steps, ended), other);
        kind = other;
        ended.ifPresent(at -> steps = Steps.over(steps, owed(), by, at));
        resolveDueAt = null;
        significantDueAt = null;
        calms();
        if (other == IncidentKind.NON_CONTROL) {
            commander = null;
        }
    }

    /** What it takes with it, as is known now. */
    void affects(IncidentView.Affected affected) {
        affectedUpstreams = affected.upstreams();
        affectedFeatures = affected.features();
    }

    /** Lets {@code significantPeriod} fall due so long after that time, if it fails, does not hold already and no clock runs. */
    void startSignificantClock(Instant since, Duration period) {
        if (!drill() && open() && failingSince != null && significantDueAt == null && !conditions.significantPeriod()) {
            significantSince = since;
            significantDueAt = since.plus(period);
        }
    }

    void conditions(IncidentView.Conditions now) {
        conditions = now;
        restricted = now.security();
        for (Step step : owed()) {
            steps = Steps.owed(steps, step);
        }
        if (now.significantPeriod()) {
            significantDueAt = null;
        }
    }

    /** Somebody worked on it, and may go on to see it should it become restricted. */
    void workedOnBy(String name) {
        if (!workers.contains(name)) {
            workers = Stream.concat(workers.stream(), Stream.of(name)).toList();
        }
    }

    /** What was seen last. */
    void failed(Optional<Failure> failure) {
        failureKind = failure.map(Failure::kind).orElse(null);
        failureMessage = failure.map(Failure::message).orElse(null);
    }
}
