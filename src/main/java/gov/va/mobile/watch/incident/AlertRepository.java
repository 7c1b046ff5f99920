package gov.va.mobile.watch.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that is asked of the database about alerts. */
@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<AlertRow, String> {
    /** All of that incident (ix_incident_alert_incident). */
    List<AlertRow> of(UUID incidentId) {
        return list("incidentId", incidentId);
    }

    /** The open incident without an upstream that an alert of that group opened (ix_incident_open). */
    Optional<Incident> openOfGroup(AlertSource source, String groupKey) {
        return getEntityManager()
                .createQuery("""
                        FROM Incident i WHERE i.status = :open AND i.upstreamId IS NULL AND i.groupId IS NULL AND EXISTS (
                            FROM AlertRow a WHERE a.incidentId = i.id AND a.opened AND a.source = :source AND a.groupKey = :group)
                        ORDER BY i.number""", Incident.class)
                .setParameter("open", IncidentStatus.OPEN)
                .setParameter("source", source.code())
                .setParameter("group", groupKey)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
