package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import gov.va.mobile.watch.platform.Traces;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
@Entity
@DynamicUpdate // others change other columns of the same row meanwhile
@Table(name = "notification")
class NotificationEntity {
    @Id
    UUID id;

    /** The order of the queue; given by the database. */
    @Generated
    @Column(insertable = false, updatable = false)
    long seq;

    String destination;
    String kind;

    /** For whom it is, where the destination is told of several. */
    @Nullable
    String audience;

    @Column(name = "incident_id")
    @Nullable
    UUID incidentId;

    @Column(name = "window_id")
    @Nullable
    UUID windowId;

    String text;

    /** What the channel gets, as JSON. */
    @ColumnTransformer(write = "?::jsonb")
    String payload;

    String decision;

    @Nullable
    String reason;

    @Nullable
    String state;

    int attempts;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "sent_at")
    @Nullable
    Instant sentAt;

    /** When it was handed over, if what came of that is not known. */
    @Column(name = "tried_at")
    @Nullable
    Instant triedAt;

    /** How many others this one tells of. */
    int gathered;

    /** The first line of what it tells itself, once it tells of others too. */
    @Column(name = "own_title")
    @Nullable
    String ownTitle;

    /** The message that tells it together with others. */
    @Nullable
    UUID carrier;

    /** What it was written in the course of ({@link Traces}). */
    @Nullable
    String traceparent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected NotificationEntity() {}

    NotificationEntity(Ruling ruling, Destination audience, Message message, String payload, About about, Instant now) {
        this.id = UUID.randomUUID();
        this.destination = ruling.destination().code();
        this.kind = ruling.kind().code();
        this.audience = audience == ruling.destination() ? null : audience.code();
        this.incidentId = about.incidentId().orElse(null);
        this.windowId = about.windowId().orElse(null);
        this.text = message.text();
        this.payload = payload;
        this.decision = ruling.decision().code();
        this.reason = ruling.reason().orElse(null);
        this.state = ruling.decision() == Decision.SEND ? DeliveryState.PENDING.code() : null;
        this.createdAt = now;
        this.traceparent = Traces.here().orElse(null);
    }

    /** Says something else, as long as it was not sent. */
    void say(Message message) {
        text = message.text();
        payload = Outbox.json(message);
    }

    /** For whom it is. */
    Destination audience() {
        return Coded.of(Destination.class, Optional.ofNullable(audience).orElse(destination));
    }

    Outgoing outgoing() {
        return new Outgoing(
                id,
                Coded.of(Destination.class, destination),
                audience(),
                Coded.of(NotificationKind.class, kind),
                Optional.ofNullable(incidentId),
                Optional.ofNullable(windowId),
                Outbox.read(payload),
                createdAt,
                triedAt != null,
                gathered);
    }

    /** Tells of so many others, too. */
    void carry(Message message, int others) {
        ownTitle = title();
        text = message.text();
        payload = Outbox.json(message);
        gathered = others;
    }

    /** The first line of what it tells itself. */
    String title() {
        return ownTitle != null ? ownTitle : text.lines().findFirst().orElse("");
    }

    /** Says something else of its own, as long as it was not sent; one that carries others is to be written anew. */
    void sayOwn(Message message) {
        if (gathered > 0) {
            ownTitle = message.text().lines().findFirst().orElse("");
        } else {
            say(message);
        }
    }

    NotificationView view() {
        return new NotificationView(
                id,
                destination,
                audience().code(),
                kind,
                Optional.ofNullable(incidentId),
                Optional.ofNullable(windowId),
                text,
                decision,
                Optional.ofNullable(reason),
                Optional.ofNullable(state),
                attempts,
                Optional.ofNullable(lastError),
                createdAt,
                Optional.ofNullable(sentAt));
    }

    /** What a message is about. */
    record About(Optional<UUID> incidentId, Optional<UUID> windowId) {
        static final About NOTHING = new About(Optional.empty(), Optional.empty());
    }
}
