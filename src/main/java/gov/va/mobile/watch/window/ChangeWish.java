package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.WindowView.ProposedChange;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A change that is proposed for a decided window, and waits for a person. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ChangeWish {
    @Column(name = "change_kind")
    @Convert(converter = CodedConverter.OfChange.class)
    ChangePolicy.Kind kind;

    @Column(name = "change_end")
    Instant end;

    @Column(name = "change_reason")
    String reason;

    static ChangeWish of(ChangePolicy.Kind kind, Instant end, String reason) {
        var wish = new ChangeWish();
        wish.kind = kind;
        wish.end = end;
        wish.reason = reason;
        return wish;
    }

    ProposedChange view() {
        return new ProposedChange(kind.code(), end, reason);
    }
}
