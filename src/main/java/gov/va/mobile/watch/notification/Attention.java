package gov.va.mobile.watch.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people were told of an incident that is not over; see {@link ReminderPolicy}. */
@Entity
@Table(name = "attention")
class Attention {
    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    Instant since;
    boolean acknowledged;
    int reminders;

    @Column(name = "lead_told")
    boolean leadTold;

    int repeats;

    @Column(name = "progress_since")
    @Nullable
    Instant progressSince;

    @Column(name = "flapping_told_at")
    @Nullable
    Instant flappingToldAt;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Attention() {}

    Attention(UUID incidentId, Instant since) {
        this.incidentId = incidentId;
        begin(since, false);
    }

    /** The clocks begin anew. */
    final void begin(Instant at, boolean isAcknowledged) {
        since = at;
        acknowledged = isAcknowledged;
        reminders = 0;
        leadTold = false;
        repeats = 0;
    }

    ReminderPolicy.State state() {
        return new ReminderPolicy.State(
                since,
                acknowledged,
                reminders,
                leadTold,
                repeats,
                Optional.ofNullable(progressSince),
                Optional.ofNullable(flappingToldAt));
    }

    /** What was decided is told. */
    void told(ReminderPolicy.State after) {
        reminders = after.reminders();
        leadTold = after.leadTold();
        repeats = after.repeats();
        progressSince = after.progressSince().orElse(null);
        flappingToldAt = after.flappingToldAt().orElse(null);
    }
}
