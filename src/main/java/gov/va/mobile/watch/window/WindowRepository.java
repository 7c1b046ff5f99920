package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.window.WindowView.Origin;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All queries about maintenance windows. */
@ApplicationScoped
class WindowRepository implements PanacheRepositoryBase<MaintenanceWindow, UUID> {
    private static final Set<WindowStatus> ON = Set.of(WindowStatus.CONFIRMED, WindowStatus.ACTIVE);
    private static final Set<WindowStatus> HELD =
            Set.of(WindowStatus.CONFIRMED, WindowStatus.ACTIVE, WindowStatus.ENDED);
    private static final int DUE_AT_ONCE = 50;

    /** For whatever Veterans see, and for what is counted: a drill's are neither. */
    private static final String NO_DRILL = "upstreamId <> '" + DrillUpstream.ID + "'";

    /**
     * Which windows a list asks for; empty means all.
     *
     * @param from on at or after that
     * @param to begins before that
     */
    record Filter(Set<WindowStatus> statuses, Set<String> upstreams, Optional<Instant> from, Optional<Instant> to) {
        /** Whenever they are. */
        Filter(Set<WindowStatus> statuses, Set<String> upstreams) {
            this(statuses, upstreams, Optional.empty(), Optional.empty());
        }
    }

    /** Newest first; one more than the page holds. */
    List<MaintenanceWindow> list(Filter filter, Paging paging) {
        var where = new ArrayList<String>();
        var with = new HashMap<String, Object>();
        if (!filter.statuses().isEmpty()) {
            where.add("status in :statuses");
            with.put("statuses", filter.statuses());
        }
        if (!filter.upstreams().isEmpty()) {
            where.add("upstreamId in :upstreams");
            with.put("upstreams", filter.upstreams());
        }
        filter.from().ifPresent(from -> {
            where.add("end > :from");
            with.put("from", from);
        });
        filter.to().ifPresent(to -> {
            where.add("start < :to");
            with.put("to", to);
        });
        paging.after().ifPresent(place -> {
            where.add("(createdAt < :at or (createdAt = :at and id < :id))");
            with.put("at", place.at());
            with.put("id", place.id());
        });
        String conditions = where.isEmpty() ? "" : "where " + String.join(" and ", where) + " ";
        return find("from MaintenanceWindow " + conditions + "order by createdAt desc, id desc", with)
                .page(0, paging.limit() + 1)
                .list();
    }

    /** Those about which time alone decides something now. */
    List<MaintenanceWindow> due(Instant now) {
        return find("dueAt <= ?1 order by dueAt, id", now).page(0, DUE_AT_ONCE).list();
    }

    boolean anyDue(Instant now) {
        return find("dueAt <= ?1", now).page(0, 1).stream().findAny().isPresent();
    }

    /** Proposed, confirmed and active, newest first. */
    List<MaintenanceWindow> live() {
        return list(
                "status in ?1 order by createdAt desc, id desc",
                Set.of(WindowStatus.PROPOSED, WindowStatus.CONFIRMED, WindowStatus.ACTIVE));
    }

    /** Confirmed and active ones that are not over, in the order in which they were decided. */
    List<MaintenanceWindow> on(Instant now) {
        return list(
                NO_DRILL + " and status in ?1 and end > ?2 order by coalesce(decidedAt, createdAt), createdAt, id",
                ON,
                now);
    }

    /** The undecided one for an outage of the upstream. */
    Optional<MaintenanceWindow> proposalOf(String upstreamId) {
        return find("status = ?1 and upstreamId = ?2 and incidentId is not null", WindowStatus.PROPOSED, upstreamId)
                .firstResultOptional();
    }

    /** The last that was made of that announcement of the upstream. */
    Optional<MaintenanceWindow> ofNotice(String upstreamId, String reference) {
        return find("upstreamId = ?1 and notice.reference = ?2 order by createdAt desc, id", upstreamId, reference)
                .firstResultOptional();
    }

    /** What is not over and was made of occurrences of that announcement, which recurs. */
    List<MaintenanceWindow> ofRecurringNotice(String upstreamId, String reference) {
        return list(
                "status in ?1 and upstreamId = ?2 and notice.reference like ?3 escape '!' order by start, id",
                Set.of(WindowStatus.PROPOSED, WindowStatus.CONFIRMED),
                upstreamId,
                reference.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "#%");
    }

    /** What is not over, has not begun, and was announced by the upstream's calendar that we read ourselves. */
    List<MaintenanceWindow> subscribed(String upstreamId, Instant now) {
        return list(
                "status in ?1 and upstreamId = ?2 and notice.subscribed = true and start > ?3 order by start, id",
                Set.of(WindowStatus.PROPOSED, WindowStatus.CONFIRMED),
                upstreamId,
                now);
    }

    /** The undecided ones of that incident. */
    List<MaintenanceWindow> proposalsOf(UUID incidentId) {
        return list(
                "status = ?1 and incidentId = ?2 order by createdAt, upstreamId", WindowStatus.PROPOSED, incidentId);
    }

    /** An undecided one, and where it is one of a set, those of the set that are undecided too. */
    List<MaintenanceWindow> undecidedWith(MaintenanceWindow window) {
        return window.planId == null || window.origin != Origin.PROPOSAL
                ? List.of(window)
                : list(
                        "status = ?1 and planId = ?2 order by createdAt, upstreamId",
                        WindowStatus.PROPOSED,
                        window.planId);
    }

    /** The others of the set that a decided one was proposed with, confirmed or active too. */
    List<MaintenanceWindow> decidedWith(MaintenanceWindow window) {
        return window.planId == null || window.origin != Origin.PROPOSAL
                ? List.of()
                : list(
                        "status in ?1 and planId = ?2 and id <> ?3 order by createdAt, upstreamId",
                        ON,
                        window.planId,
                        window.id);
    }

    /** Whether the incident has a window that is proposed, confirmed or active. */
    boolean anyLiveOf(UUID incidentId) {
        return count(
                        "incidentId = ?1 and status in ?2",
                        incidentId,
                        Set.of(WindowStatus.PROPOSED, WindowStatus.CONFIRMED, WindowStatus.ACTIVE))
                > 0;
    }

    /** All undecided ones, oldest first. */
    List<MaintenanceWindow> proposals() {
        return list("status = ?1 order by createdAt, id", WindowStatus.PROPOSED);
    }

    /** What somebody decided for that incident, and is not over. */
    List<MaintenanceWindow> onOf(UUID incidentId) {
        return list("status in ?1 and incidentId = ?2", ON, incidentId);
    }

    /** Planned ones of the upstream that begin in that time. */
    List<MaintenanceWindow> plannedBetween(String upstreamId, Instant from, Instant to) {
        return list(
                "status = ?1 and origin = ?2 and upstreamId = ?3 and start > ?4 and start < ?5 order by start, id",
                WindowStatus.CONFIRMED,
                Origin.PLANNED,
                upstreamId,
                from,
                to);
    }

    /** Nothing is down any more that would make a planned one of the upstream begin earlier. */
    void forgetEarlierStarts(String upstreamId) {
        list(
                        "status = ?1 and upstreamId = ?2 and change.kind = ?3",
                        WindowStatus.CONFIRMED,
                        upstreamId,
                        ChangePolicy.Kind.START_NOW)
                .forEach(window -> window.change = null);
    }

    /** The windows of a plan, in the order in which they were made. */
    List<MaintenanceWindow> ofPlan(UUID planId) {
        return list("planId = ?1 order by createdAt, upstreamId, id", planId);
    }

    /** Imported ones of that upstream and scope that are not over. */
    List<MaintenanceWindow> foreignOf(String upstreamId, Scope scope) {
        return list(
                "status in ?1 and origin = ?2 and upstreamId = ?3 and scope = ?4",
                ON,
                Origin.PAGERDUTY,
                upstreamId,
                scope);
    }

    /** What was imported of that window of PagerDuty for the upstream, over or not. */
    Optional<MaintenanceWindow> foreign(String foreignId, String upstreamId) {
        return find("foreignId = ?1 and upstreamId = ?2", foreignId, upstreamId).firstResultOptional();
    }

    /** Those that should be in the app's feed by now and were not seen there, or should be gone and were not seen to be, since that time. */
    List<MaintenanceWindow> toBeSeen(Instant now, Instant since) {
        return list(
                NO_DRILL + " and ((status in ?1 and end > ?2 and sightSince is not null and visibleAt is null)"
                        + " or (status in ?3 and sightSince > ?4 and goneAt is null)) order by createdAt, id",
                ON,
                now,
                Set.of(WindowStatus.ENDED, WindowStatus.CANCELLED, WindowStatus.EXPIRED),
                since);
    }

    /** Occurrences of a rule that have not begun. */
    List<MaintenanceWindow> toCome(UUID seriesId) {
        return list("seriesId = ?1 and status = ?2 order by start, id", seriesId, WindowStatus.CONFIRMED);
    }

    /** Those that somebody decided and that did not end before that time, cancelled and expired ones too. */
    List<MaintenanceWindow> decidedSince(Instant from) {
        return list(
                NO_DRILL + " and status in ?1 and end >= ?2 order by start, id",
                Set.of(
                        WindowStatus.CONFIRMED,
                        WindowStatus.ACTIVE,
                        WindowStatus.ENDED,
                        WindowStatus.CANCELLED,
                        WindowStatus.EXPIRED),
                from);
    }

    /** Those that were on at any time of that span, newest first. */
    List<MaintenanceWindow> onDuring(Span span) {
        return list(
                NO_DRILL + " and status in ?1 and start < ?2 and end > ?3 order by start desc, id",
                Set.of(WindowStatus.ACTIVE, WindowStatus.ENDED),
                span.end(),
                span.start());
    }

    /** The first estimates that were made in that span. */
    List<Calibration.Promise> promises(Span span) {
        return getEntityManager()
                .createQuery(
                        "select w.upstreamId, w.proposedAt, w.firstEnd from MaintenanceWindow w where w." + NO_DRILL
                                + " and w.firstEnd is not null"
                                + " and w.proposedAt >= :from and w.proposedAt < :to order by w.proposedAt",
                        Object[].class)
                .setParameter("from", span.start())
                .setParameter("to", span.end())
                .getResultStream()
                .map(row -> new Calibration.Promise((String) row[0], (Instant) row[1], (Instant) row[2]))
                .toList();
    }

    /** Ended ones of the upstream, born of an incident, whose end lies in that time. */
    List<MaintenanceWindow> endedBetween(String upstreamId, Instant from, Instant to) {
        return list(
                "status = ?1 and upstreamId = ?2 and incidentId is not null and end > ?3 and end <= ?4 order by end",
                WindowStatus.ENDED,
                upstreamId,
                from,
                to);
    }

    /** The upstreams of those born of an incident that are proposed, or whose end came since then. */
    List<String> proposedOrEndedSince(Instant from) {
        return find(
                        "select distinct upstreamId from MaintenanceWindow where incidentId is not null and (status = ?1 or (status = ?2 and end > ?3))",
                        WindowStatus.PROPOSED,
                        WindowStatus.ENDED,
                        from)
                .project(String.class)
                .list();
    }

    /** The latest end of those confirmed or active on any of the upstreams at that time. */
    Optional<Instant> coveredUntil(Collection<String> upstreamIds, Instant at) {
        return find(
                        "status in ?1 and upstreamId in ?2 and start <= ?3 and end > ?3 order by end desc",
                        ON,
                        upstreamIds,
                        at)
                .firstResultOptional()
                .map(window -> window.end);
    }

    /** When a proposal for an outage of the upstream was last rejected. */
    Optional<Instant> lastRejectionOf(String upstreamId) {
        return find(
                        "status = ?1 and upstreamId = ?2 and incidentId is not null order by decidedAt desc",
                        WindowStatus.REJECTED,
                        upstreamId)
                .firstResultOptional()
                .flatMap(window -> Optional.ofNullable(window.decidedAt));
    }

    /** One of ours that holds the target during any of that time. */
    Optional<MaintenanceWindow> holding(String target, Span span, UUID except) {
        return find(
                        "status in ?1 and target = ?2 and origin <> ?3 and start < ?4 and end > ?5 and id <> ?6 order by start",
                        ON,
                        target,
                        Origin.PAGERDUTY,
                        span.end(),
                        span.start(),
                        except)
                .firstResultOptional();
    }

    /** Whether a planned or imported window was on then for any of the upstreams. */
    boolean plannedAt(Collection<String> upstreamIds, Instant at) {
        return find(
                        "status in ?1 and origin <> ?2 and upstreamId in ?3 and start <= ?4 and end > ?4",
                        HELD,
                        Origin.PROPOSAL,
                        upstreamIds,
                        at)
                .page(0, 1)
                .stream()
                .findAny()
                .isPresent();
    }

    /** Planned and imported ones that were on at any time since. */
    List<MaintenanceWindow> plannedSince(Instant from) {
        return list("status in ?1 and origin <> ?2 and end > ?3", HELD, Origin.PROPOSAL, from);
    }

    /** Confirmed, active and ended ones that were on at any time between the two. */
    List<MaintenanceWindow> held(Instant from, Instant to) {
        return list(NO_DRILL + " and status in ?1 and start < ?2 and end > ?3", HELD, to, from);
    }

    /** How many have each status now. */
    List<Object[]> counts() {
        return getEntityManager()
                .createQuery(
                        "select w.status, count(w) from MaintenanceWindow w where w." + NO_DRILL + " group by w.status",
                        Object[].class)
                .getResultList();
    }
}
