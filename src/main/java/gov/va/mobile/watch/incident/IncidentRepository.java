package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.check.FailureKind;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.platform.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All that is asked of the database about incidents, their timeline and withheld failures. */
@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {
    /** Far more than fall due in one second; what is left waits for the next. */
    private static final int MAX_DUE = 100;

    private final EntityManager entities;

    IncidentRepository(EntityManager entities) {
        this.entities = entities;
    }

    long nextNumber() {
        return ((Number) entities.createNativeQuery("SELECT nextval('incident_number')", Long.class)
                        // nothing that is not written yet matters to it
                        .setFlushMode(FlushModeType.COMMIT)
                        .getSingleResult())
                .longValue();
    }

    /** The incident of that id, which another row named and so exists. */
    Incident get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new IllegalArgumentException("no incident " + id));
    }

    /** The open non-control incident of that upstream or group (uq_incident_open_root, uq_incident_open_group). */
    Optional<Incident> openOf(String rootId) {
        return find(
                        "(upstreamId = ?1 OR groupId = ?1) AND status = ?2 AND kind = ?3",
                        rootId,
                        IncidentStatus.OPEN,
                        IncidentKind.NON_CONTROL)
                .firstResultOptional();
    }

    /** Writes all that is to be written, and lets go of what was read: it is read anew where it is needed. */
    void forget() {
        entities.flush();
        entities.clear();
    }

    void append(TimelineItem item) {
        entities.persist(item);
    }

    /** Open ones, newest first (ix_incident_open). */
    List<Incident> open() {
        return list("status = ?1 ORDER BY startedAt DESC, id DESC", IncidentStatus.OPEN);
    }

    /** Those that are resolved and not closed yet, the oldest first (ix_incident_resolved). */
    List<Incident> resolved() {
        return list("status = ?1 ORDER BY resolvedAt, id", IncidentStatus.RESOLVED);
    }

    /** Those that were ended by hand while their upstream or group failed, which has not passed since. */
    List<Incident> overThoughFailing() {
        return list("status <> ?1 AND failingSince IS NOT NULL", IncidentStatus.OPEN);
    }

    /** All that happened to an incident, the oldest first (ix_incident_timeline_incident). */
    List<TimelineItem> wholeTimeline(UUID incidentId) {
        return entities.createQuery(
                        "FROM TimelineItem WHERE incidentId = :incident ORDER BY at, id", TimelineItem.class)
                .setParameter("incident", incidentId)
                .getResultList();
    }

    /** The upstream's incidents of that kind of failure since then, but for those that were none, the oldest first (ix_incident_upstream). */
    List<Incident> like(String upstreamId, FailureKind failure, Instant since) {
        return list(
                "upstreamId = ?1 AND kind = ?2 AND failureKind = ?3 AND startedAt >= ?4 AND mergedInto IS NULL"
                        + " AND (resolution IS NULL OR resolution NOT IN (?5, ?6)) ORDER BY startedAt, id",
                upstreamId,
                IncidentKind.NON_CONTROL,
                failure,
                since,
                Resolution.FALSE_ALARM,
                Resolution.DUPLICATE);
    }

    /** Those that ended at or after that time, the oldest first; not what was folded into another one. */
    List<Incident> endedSince(Instant from) {
        return list("resolvedAt >= ?1 AND mergedInto IS NULL ORDER BY resolvedAt, id", from);
    }

    /** The non-control incident that matters for each of these roots: the open one, else the last (ix_incident_upstream, ix_incident_group). */
    Map<String, Incident> latest(Collection<String> rootIds) {
        @SuppressWarnings("unchecked")
        List<Incident> found = entities.createNativeQuery("""
                        SELECT DISTINCT ON (coalesce(upstream_id, group_id)) * FROM incident
                        WHERE (upstream_id = ANY (:roots) OR group_id = ANY (:roots)) AND kind = 'nonControl'
                        ORDER BY coalesce(upstream_id, group_id), (status = 'open') DESC, detected_at DESC, number DESC
                        """, Incident.class)
                .setParameter("roots", rootIds.toArray(String[]::new))
                .getResultList();
        Map<String, Incident> byRoot = new LinkedHashMap<>();
        found.forEach(incident -> incident.rootId().ifPresent(root -> byRoot.put(root, incident)));
        return byRoot;
    }

    /** How often incidents of that upstream or group opened or reopened by themselves since then, but for those that were none (ix_incident_upstream, ix_incident_timeline_incident). */
    long openings(String rootId, Instant since) {
        return ((Number) entities.createNativeQuery("""
                        SELECT count(*) FROM incident i JOIN incident_timeline t ON t.incident_id = i.id
                        WHERE (i.upstream_id = :root OR i.group_id = :root) AND i.kind = 'nonControl'
                          AND (i.resolution IS NULL OR i.resolution NOT IN ('falseAlarm', 'duplicate'))
                          AND t.at >= :since AND t.kind IN ('opened', 'reopened') AND t.by = :self
                        """, Long.class)
                        .setParameter("root", rootId)
                        .setParameter("since", since)
                        .setParameter("self", Actor.SELF.name())
                        // the timeline is written at the end of a turn, by the chronicle
                        .setFlushMode(FlushModeType.COMMIT)
                        .getSingleResult())
                .longValue();
    }

    /** Those about which time alone decides something at that time (ix_incident_open). */
    List<Incident> due(Instant now) {
        return find(
                        "status = ?1 AND (resolveDueAt <= ?2 OR significantDueAt <= ?2 OR calmDueAt <= ?2) ORDER BY startedAt, id",
                        IncidentStatus.OPEN,
                        now)
                .page(0, MAX_DUE)
                .list();
    }

    /** What the tick looks at, in one statement over the open ones (ix_incident_open). */
    Pulse pulse(Instant now) {
        Object[] row = (Object[]) entities.createNativeQuery("""
                        SELECT count(*) FILTER (WHERE upstream_id IS DISTINCT FROM :drill),
                               coalesce(bool_or(resolve_due_at <= :now OR significant_due_at <= :now OR calm_due_at <= :now), false),
                               coalesce(array_agg(coalesce(upstream_id, group_id))
                                   FILTER (WHERE coalesce(upstream_id, group_id) IS NOT NULL AND kind = 'nonControl'), '{}'),
                               (SELECT coalesce(array_agg(upstream_id), '{}') FROM incident_withheld)
                        FROM incident WHERE status = 'open'
                        """)
                .setParameter("now", now)
                .setParameter("drill", DrillUpstream.ID)
                .getSingleResult();
        return new Pulse(((Number) row[0]).longValue(), (Boolean) row[1], List.of((String[]) row[2]), List.of((String[])
                row[3]));
    }

    /** One page of those that the viewer may see, newest first by their start. */
    List<Incident> page(IncidentFilter filter, Viewer viewer, Paging paging) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        filter.status().ifPresent(status -> {
            where.add("status = :status");
            values.put("status", status);
        });
        filter.kind().ifPresent(kind -> {
            where.add("kind = :kind");
            values.put("kind", kind);
        });
        filter.upstream().ifPresent(upstream -> {
            where.add("upstreamId = :upstream");
            values.put("upstream", upstream);
        });
        filter.number().ifPresent(number -> {
            where.add("number = :number");
            values.put("number", number);
        });
        filter.mergedInto().ifPresent(into -> {
            where.add("mergedInto = :mergedInto");
            values.put("mergedInto", into);
        });
        if (filter.postmortemOwed()) {
            where.add("status = :resolved AND postmortemVersion = 0 AND (upstreamId IS NULL OR upstreamId <> :drill)"
                    + " AND cast(sql('(?::text LIKE ''%true%'')', conditions) as Boolean) = true");
            values.put("resolved", IncidentStatus.RESOLVED);
            values.put("drill", DrillUpstream.ID);
        }
        filter.from().ifPresent(from -> {
            where.add("startedAt >= :from");
            values.put("from", from);
        });
        filter.to().ifPresent(to -> {
            where.add("startedAt < :to");
            values.put("to", to);
        });
        if (!viewer.all()) {
            where.add("(NOT restricted OR cast(sql('? = ANY (?)', :viewer, workers) as Boolean) = true)");
            values.put("viewer", viewer.name());
        }
        paging.after().ifPresent(place -> {
            where.add("(startedAt, id) < (:placeAt, :placeId)");
            values.put("placeAt", place.at());
            values.put("placeId", place.id());
        });
        String condition = where.isEmpty() ? "" : "WHERE " + String.join(" AND ", where);
        var query = entities.createQuery(
                "FROM Incident " + condition + " ORDER BY startedAt DESC, id DESC", Incident.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(paging.limit() + 1).getResultList();
    }

    /** One page of an incident's timeline, newest first (ix_incident_timeline_incident). */
    List<TimelineItem> timeline(UUID incidentId, Paging paging) {
        String after = paging.after().isPresent() ? " AND (at, id) < (:placeAt, :placeId)" : "";
        var query = entities.createQuery(
                        "FROM TimelineItem WHERE incidentId = :incident" + after + " ORDER BY at DESC, id DESC",
                        TimelineItem.class)
                .setParameter("incident", incidentId)
                .setMaxResults(paging.limit() + 1);
        paging.after()
                .ifPresent(place -> query.setParameter("placeAt", place.at()).setParameter("placeId", place.id()));
        return query.getResultList();
    }

    /** The failure that is kept back, by upstream. */
    Map<String, Withheld> withheld(Collection<String> upstreamIds) {
        Map<String, Withheld> byUpstream = new LinkedHashMap<>();
        entities.createQuery("FROM Withheld WHERE upstreamId IN (:upstreams)", Withheld.class)
                .setParameter("upstreams", upstreamIds)
                .getResultList()
                .forEach(kept -> byUpstream.put(kept.upstreamId, kept));
        return byUpstream;
    }

    /** All failures that are kept back; they are few, and end with their window. */
    List<Withheld> allWithheld() {
        return entities.createQuery("FROM Withheld ORDER BY failingSince, upstreamId", Withheld.class)
                .getResultList();
    }

    void withhold(Withheld kept) {
        entities.merge(kept);
    }

    /** Forgets the failure that is kept back, if there is one. */
    void release(String upstreamId) {
        Optional.ofNullable(entities.find(Withheld.class, upstreamId)).ifPresent(entities::remove);
    }
}
