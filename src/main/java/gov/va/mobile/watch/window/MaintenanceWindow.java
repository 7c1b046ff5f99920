package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.WindowView.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code maintenance_window}; what its columns mean stands in the migration. */
@Entity
@Table(name = "maintenance_window")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class MaintenanceWindow {
    @Id
    UUID id;

    int version = 1;

    @Convert(converter = CodedConverter.OfStatus.class)
    WindowStatus status;

    @Convert(converter = CodedConverter.OfOrigin.class)
    Origin origin;

    @Column(name = "upstream_id")
    String upstreamId;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    @Column(name = "plan_id")
    @Nullable
    UUID planId;

    @Column(name = "starts_at")
    Instant start;

    @Column(name = "ends_at")
    Instant end;

    @Convert(converter = CodedConverter.OfScope.class)
    @Nullable
    Scope scope;

    @Nullable
    String target;

    @Column(name = "changed_there")
    boolean changedThere;

    @Column(name = "user_message")
    @Nullable
    String userMessage;

    @Column(name = "auto_end")
    boolean autoEnd;

    boolean unstable;

    @Column(name = "agreed_with")
    @Nullable
    String agreedWith;

    @Nullable
    String reason;

    @Embedded
    @Nullable
    StoredEstimate estimate;

    @Embedded
    @Nullable
    ChangeWish change;

    @Column(name = "first_end")
    @Nullable
    Instant firstEnd;

    @Embedded
    @Nullable
    StoredMaintenanceNotice notice;

    @Column(name = "series_id")
    @Nullable
    UUID seriesId;

    @Nullable
    Instant occurrence;

    @Column(name = "foreign_id")
    @Nullable
    String foreignId;

    @Column(name = "sight_since")
    @Nullable
    Instant sightSince;

    @Column(name = "visible_at")
    @Nullable
    Instant visibleAt;

    @Column(name = "gone_at")
    @Nullable
    Instant goneAt;

    @Column(name = "unseen_told_at")
    @Nullable
    Instant unseenToldAt;

    @Column(name = "lingering_told_at")
    @Nullable
    Instant lingeringToldAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "proposed_at")
    @Nullable
    Instant proposedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    /** PagerDuty took other times or words: what the app showed before counts no more. */
    void seenAnew(Instant now) {
        sightSince = now;
        visibleAt = null;
        unseenToldAt = null;
    }

    Span span() {
        return new Span(start, end);
    }

    /** Goes to another status: a new version, and another time to look at it; what was proposed about it is settled. */
    void become(WindowStatus next) {
        status = next;
        change = null;
        version++;
        dueAt = WindowPolicy.nextStep(next, span()).orElse(null);
    }

    /** Takes other times, by a person's will: a new version; what was proposed about it is settled. */
    void move(Instant newStart, Instant newEnd) {
        start = newStart;
        change = null;
        end = newEnd;
        version++;
        if (status != WindowStatus.PROPOSED) {
            dueAt = WindowPolicy.nextStep(status, span()).orElse(null);
        }
    }
}
