package gov.va.mobile.watch.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an alert said last, and the incident that it belongs to; none while a planned window kept it from opening one. */
@Entity
@Table(name = "incident_alert")
class AlertRow {
    @Id
    String id;

    String source;

    @Column(name = "group_key")
    String groupKey;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    boolean opened;
    boolean firing;

    @Column(name = "changed_at")
    Instant changedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AlertRow() {}

    AlertRow(Alert alert, Instant at) {
        id = alert.id();
        source = alert.source().code();
        groupKey = alert.groupKey();
        firing = alert.firing();
        changedAt = at;
    }

    /** It belongs to that incident. */
    void of(UUID incident, boolean opensIt) {
        incidentId = incident;
        opened = opensIt;
    }
}
