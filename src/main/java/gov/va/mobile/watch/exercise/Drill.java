package gov.va.mobile.watch.exercise;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code drill}; what its columns mean stands in the migration. */
@Entity
@Table(name = "drill")
class Drill {
    @Id
    UUID id;

    String state;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "fail_for")
    long failFor;

    @Column(name = "judged_until")
    Instant judgedUntil;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    @Column(name = "window_id")
    @Nullable
    UUID windowId;

    @Column(name = "opened_at")
    @Nullable
    Instant openedAt;

    @Column(name = "told_at")
    @Nullable
    Instant toldAt;

    @Column(name = "proposed_at")
    @Nullable
    Instant proposedAt;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    @Column(name = "recovered_at")
    @Nullable
    Instant recoveredAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String reason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Drill() {}

    Drill(UUID id, String startedBy, Instant startedAt, Duration failFor) {
        this.id = id;
        this.state = DrillState.RUNNING.code();
        this.startedBy = startedBy;
        this.startedAt = startedAt;
        this.failFor = failFor.toSeconds();
        // before the first result, so that it is among those to judge
        this.judgedUntil = startedAt.minusNanos(1000);
        this.dueAt = startedAt;
    }

    DrillScript script() {
        return new DrillScript(startedAt, Duration.ofSeconds(failFor));
    }

    /** It is over; absent is the reason when it came to its end. */
    void end(Instant at, Optional<String> why) {
        state = (why.isPresent() ? DrillState.ABORTED : DrillState.DONE).code();
        reason = why.orElse(null);
        endedAt = at;
        dueAt = null;
    }
}
