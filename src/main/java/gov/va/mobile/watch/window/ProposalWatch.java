package gov.va.mobile.watch.window;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code window_watch}: an open incident for which a window may have to be proposed. */
@Entity
@Table(name = "window_watch")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProposalWatch {
    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "upstream_id")
    String upstreamId;

    @Column(name = "down_since")
    Instant downSince;

    @Column(name = "propose_due_at")
    @Nullable
    Instant dueAt;
}
