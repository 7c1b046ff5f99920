package gov.va.mobile.watch.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One version of a postmortem; each is kept. */
@Entity
@Immutable
@Table(name = "postmortem")
class Postmortem {
    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    int version;
    String text;
    String by;
    Instant at;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Postmortem() {}

    Postmortem(UUID incidentId, int version, String text, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.incidentId = incidentId;
        this.version = version;
        this.text = text;
        this.by = by;
        this.at = at;
    }
}
