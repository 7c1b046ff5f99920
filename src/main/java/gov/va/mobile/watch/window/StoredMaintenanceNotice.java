package gov.va.mobile.watch.window;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The announcement that a window stands for, as it was last seen. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StoredMaintenanceNotice {
    @Column(name = "notice_reference")
    String reference;

    @Column(name = "notice_sequence")
    Integer sequence;

    @Column(name = "notice_source")
    @Nullable
    String source;

    @Column(name = "notice_starts_at")
    Instant start;

    @Column(name = "notice_ends_at")
    Instant end;

    @Column(name = "notice_cancelled")
    Boolean cancelled;

    /** A calendar that we read ourselves says it, or said it last; none for what was pasted before we read any. */
    @Column(name = "notice_subscribed")
    @Nullable
    Boolean subscribed;

    static StoredMaintenanceNotice of(MaintenanceNotice notice, @Nullable String source, boolean subscribed) {
        var stored = new StoredMaintenanceNotice();
        stored.source = source;
        stored.subscribed = subscribed;
        stored.take(notice);
        return stored;
    }

    /** It says this now. */
    final void take(MaintenanceNotice notice) {
        reference = notice.reference();
        sequence = notice.sequence();
        start = notice.span().start();
        end = notice.span().end();
        cancelled = notice.cancelled();
    }

    boolean says(MaintenanceNotice notice) {
        return new Span(start, end).equals(notice.span()) && cancelled == notice.cancelled();
    }

    WindowView.Announced view() {
        return new WindowView.Announced(reference, Optional.ofNullable(source), start, end, cancelled);
    }
}
