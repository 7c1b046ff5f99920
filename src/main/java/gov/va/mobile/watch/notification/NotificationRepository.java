package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.Paging.Place;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** All queries of the outbox. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, UUID> {
    /** More than one destination's queue ever needs to be looked at at once; what lies behind waits its turn. */
    private static final int LOOK_AHEAD = 500;

    /** Which messages are wanted; all where nothing is said. */
    record Filter(
            Optional<DeliveryState> state,
            Optional<Decision> decision,
            Optional<UUID> incident,
            Optional<Destination> destination) {
        /** The columns that are compared, with what they must hold. */
        private Map<String, Object> wanted() {
            Map<String, Object> values = new TreeMap<>();
            state.ifPresent(wanted -> values.put("state", wanted.code()));
            decision.ifPresent(wanted -> values.put("decision", wanted.code()));
            incident.ifPresent(wanted -> values.put("incidentId", wanted));
            destination.ifPresent(wanted -> values.put("destination", wanted.code()));
            return values;
        }
    }

    /** A page, newest first. */
    Page<NotificationView> page(Filter filter, Paging paging) {
        Map<String, Object> values = new HashMap<>(filter.wanted());
        var where = new StringBuilder("1 = 1");
        values.keySet()
                .forEach(column ->
                        where.append(" and ").append(column).append(" = :").append(column));
        paging.after().ifPresent(place -> {
            where.append(" and seq < (select last.seq from NotificationEntity last where last.id = :last)");
            values.put("last", place.id());
        });
        List<NotificationView> rows =
                find(where + " order by seq desc", values).range(0, paging.limit()).list().stream()
                        .map(NotificationEntity::view)
                        .toList();
        return paging.page(rows, row -> new Place(row.createdAt(), row.id()));
    }

    /** The queue of a destination, oldest first: what is to be sent, and what was decided since not to be, which may overtake it. */
    List<Queued> queue(Destination destination) {
        return getEntityManager()
                .createQuery("""
                        select new gov.va.mobile.watch.notification.Queued(n.id, n.kind, n.incidentId, n.windowId, n.state, n.reason, n.audience)
                        from NotificationEntity n
                        where n.destination = :destination and n.decision <> 'merged' and (n.state is null or n.state = 'pending')
                        and n.seq >= (select min(first.seq) from NotificationEntity first
                                      where first.destination = :destination and first.state = 'pending')
                        order by n.seq
                        """, Queued.class)
                .setParameter("destination", destination.code())
                .setMaxResults(LOOK_AHEAD)
                .getResultList();
    }

    /** What waits to be sent of that incident itself. */
    List<NotificationEntity> pendingOf(UUID incidentId) {
        return list("incidentId = ?1 and windowId is null and state = 'pending' order by seq", incidentId);
    }

    /** Takes a message out of the queue because another one says it too. */
    void merge(UUID id, String reason) {
        update("decision = 'merged', state = null, reason = ?1 where id = ?2 and state = 'pending'", reason, id);
    }

    /** The same of many, which that message tells. */
    void merge(List<UUID> ids, UUID carrier, String reason) {
        update(
                "decision = 'merged', state = null, carrier = ?1, reason = ?2 where id in ?3 and state = 'pending'",
                carrier,
                reason,
                ids);
    }

    /** The first lines of messages, in the order of the queue. */
    List<BurstComposer.Item> items(List<UUID> ids) {
        return titles(list("id in ?1 order by seq", ids));
    }

    /** The first lines of what that message tells, its own with them. */
    List<BurstComposer.Item> carried(UUID carrier) {
        return titles(list("id = ?1 or carrier = ?1 order by seq", carrier));
    }

    /** What is told of that incident itself by messages that wait to be sent. */
    List<NotificationEntity> carriedOf(UUID incidentId) {
        return list(
                "incidentId = ?1 and windowId is null and carrier in"
                        + " (select waiting.id from NotificationEntity waiting where waiting.state = 'pending' and waiting.gathered > 0)",
                incidentId);
    }

    private static List<BurstComposer.Item> titles(List<NotificationEntity> rows) {
        return rows.stream()
                .map(row -> new BurstComposer.Item(Coded.of(NotificationKind.class, row.kind), row.title()))
                .toList();
    }

    /** It arrived; whatever was decided about it meanwhile no longer matters. */
    void sent(UUID id, Instant at) {
        update(
                "decision = 'send', state = 'sent', reason = null, sentAt = ?1, lastError = null, attempts = attempts + 1"
                        + " where id = ?2",
                at,
                id);
    }

    /** It was refused for good. */
    void failed(UUID id, String error) {
        update(
                "state = 'failed', lastError = ?1, attempts = attempts + 1 where id = ?2 and state = 'pending'",
                error,
                id);
    }

    /** It did not arrive this time. */
    void notYet(UUID id, String error) {
        update("lastError = ?1, attempts = attempts + 1 where id = ?2", error, id);
    }

    /** Whether a proposal of that incident was told, or is about to be, since that time. */
    boolean proposalTold(UUID incidentId, Instant since) {
        return count(
                        "incidentId = ?1 and kind = ?2 and decision <> ?3 and createdAt >= ?4",
                        incidentId,
                        NotificationKind.WINDOW_PROPOSED.code(),
                        Decision.SUPPRESSED.code(),
                        since)
                > 0;
    }

    /** Whether the last message of that kind about that incident was decided not to be sent. */
    boolean lastUntold(UUID incidentId, NotificationKind kind) {
        return find("incidentId = ?1 and kind = ?2 order by seq desc", incidentId, kind.code())
                .firstResultOptional()
                .filter(last -> last.decision.equals(Decision.SUPPRESSED.code()))
                .isPresent();
    }

    /** Whether that was told of the window, or is about to be, since that time. */
    boolean told(NotificationKind kind, UUID windowId, Instant since) {
        return count("windowId = ?1 and kind = ?2 and createdAt >= ?3", windowId, kind.code(), since) > 0;
    }

    /** Whether the newest message of that kind since that time was told, or is about to be. */
    boolean told(NotificationKind kind, Instant since) {
        return find("kind = ?1 and createdAt >= ?2 order by seq desc", kind.code(), since)
                .firstResultOptional()
                .filter(newest -> !newest.decision.equals(Decision.SUPPRESSED.code()))
                .isPresent();
    }

    /** How much waits, by destination. */
    Map<Destination, Backlog> backlogs() {
        Map<Destination, Backlog> found = new HashMap<>();
        getEntityManager()
                .createQuery(
                        "select destination, count(*), min(createdAt) from NotificationEntity where state = 'pending' group by destination",
                        Object[].class)
                .getResultList()
                .forEach(row -> Coded.find(Destination.class, (String) row[0])
                        .ifPresent(
                                destination -> found.put(destination, new Backlog((Long) row[1], (Instant) row[2]))));
        return found;
    }

    /** What waits for a destination, and since when. */
    record Backlog(long pending, Instant oldest) {}
}
