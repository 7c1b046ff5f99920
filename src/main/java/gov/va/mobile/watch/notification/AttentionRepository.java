package gov.va.mobile.watch.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All that is asked of the database about what people were reminded of. */
@ApplicationScoped
class AttentionRepository implements PanacheRepositoryBase<Attention, UUID> {
    /** Far more than fall due in one second; what is left waits for the next. */
    private static final int MAX_DUE = 100;

    /** Whether time decides something now (ix_attention_due). */
    boolean anyDue(Instant now) {
        return count("dueAt <= ?1", now) > 0;
    }

    /** Those about which it does. */
    List<Attention> due(Instant now) {
        return find("dueAt <= ?1 ORDER BY dueAt, incidentId", now)
                .page(0, MAX_DUE)
                .list();
    }

    /** Whether the message at that opening was decided on. */
    boolean openingTold(Instant opening) {
        return ((Number) getEntityManager()
                                .createNativeQuery("SELECT count(*) FROM opening WHERE at = :at", Long.class)
                                .setParameter("at", opening)
                                .getSingleResult())
                        .longValue()
                > 0;
    }

    /** It is decided on now; what lies further back than a month is forgotten. */
    void openingTold(Instant opening, Instant now) {
        getEntityManager()
                .createNativeQuery("INSERT INTO opening (at) VALUES (:at) ON CONFLICT DO NOTHING")
                .setParameter("at", opening)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("DELETE FROM opening WHERE at < :before")
                .setParameter("before", now.minus(Duration.ofDays(31)))
                .executeUpdate();
    }
}
