package gov.va.mobile.watch.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A silence as stored; about an upstream or an incident. */
@Entity
@Table(name = "silence")
class Silence {
    @Id
    UUID id;

    @Column(name = "upstream_id")
    @Nullable
    String upstreamId;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    Instant until;
    String reason;
    String by;
    Instant at;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Silence() {}

    Silence(SilenceView view) {
        id = view.id();
        upstreamId = view.upstreamId().orElse(null);
        incidentId = view.incidentId().orElse(null);
        until = view.until();
        reason = view.reason();
        by = view.by();
        at = view.at();
    }

    SilenceView view() {
        return new SilenceView(
                id, Optional.ofNullable(upstreamId), Optional.ofNullable(incidentId), until, reason, by, at);
    }
}
