package gov.va.mobile.watch.window;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code window_series}: a window that recurs. */
@Entity
@Table(name = "window_series")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class WindowSeries {
    /** An occurrence is published so long before it begins. */
    static final Duration AHEAD = Duration.ofDays(7);

    @Id
    UUID id;

    String rrule;

    String zone;

    @Column(name = "starts_at")
    Instant start;

    /** Seconds. */
    long length;

    @Column(name = "upstream_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> upstreamIds;

    @Convert(converter = CodedConverter.OfScope.class)
    Scope scope;

    @Column(name = "user_message")
    @Nullable
    String userMessage;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    @Column(name = "next_at")
    @Nullable
    Instant nextAt;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    /** The one after that occurrence comes next; it is made when that one begins, so that one is always to be seen, or in time to be published. */
    void madeUpTo(Instant occurrence) {
        nextAt = Recurring.of(rrule, ZoneId.of(zone), start).after(occurrence).orElse(null);
        dueAt = nextAt == null ? null : earlier(nextAt.minus(AHEAD), occurrence);
    }

    /** Its occurrences before that time that are no windows yet. */
    List<Instant> upcoming(Instant before) {
        return nextAt == null || !nextAt.isBefore(before)
                ? List.of()
                : Recurring.of(rrule, ZoneId.of(zone), start).between(nextAt, before);
    }

    Span span(Instant occurrence) {
        return new Span(occurrence, occurrence.plusSeconds(length));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
