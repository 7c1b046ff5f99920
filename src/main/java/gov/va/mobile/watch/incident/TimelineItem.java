package gov.va.mobile.watch.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of an incident's timeline; its id grows with time, so that items of one instant keep their order. */
@Entity
@Immutable
@Table(name = "incident_timeline")
class TimelineItem {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @Nullable
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    Instant at;
    String by;
    String kind;
    String text;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> data;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TimelineItem() {}

    TimelineItem(UUID incidentId, Instant at, String by, String kind, String text, Map<String, String> data) {
        this.incidentId = incidentId;
        this.at = at;
        this.by = by;
        this.kind = kind;
        this.text = text;
        this.data = Map.copyOf(data);
    }
}
