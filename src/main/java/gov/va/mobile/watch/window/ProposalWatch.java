package gov.va.mobile.watch.window;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code window_watch}: an upstream of an open incident, for which a window may have to be proposed. */
@Entity
@Table(name = "window_watch")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ProposalWatch {
    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "upstream_id")
    String upstreamId;

    /** The group, or the common cause, at the root of the incident; its proposals are a set. */
    @Column(name = "root_id")
    @Nullable
    String rootId;

    @Column(name = "down_since")
    Instant downSince;

    /** The incident goes to and fro, by its openings or by the upstream's results, and these were not steady and good since. */
    boolean flapping;

    @Column(name = "propose_due_at")
    @Nullable
    Instant dueAt;
}
