package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.incident.play.PlayView.Words;
import gov.va.mobile.watch.platform.Coded;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A play as stored. */
@Entity
@Table(name = "play")
class Play {
    @Id
    UUID id;

    int version;
    String state;
    String title;
    String manifestation;
    String detection;
    String correction;

    @Column(name = "upstream_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> upstreamIds;

    @Column(name = "failure_kinds")
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> failureKinds;

    String by;
    Instant at;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Play() {}

    Play(PlayState first, Words words, String author, Instant now) {
        id = UUID.randomUUID();
        version = 1;
        at = now;
        say(first, words, author);
    }

    /** Says something else from now on. */
    final void say(PlayState now, Words words, String author) {
        state = now.code();
        title = words.title();
        manifestation = words.manifestation();
        detection = words.detection();
        correction = words.correction();
        upstreamIds = words.upstreamIds();
        failureKinds = words.failureKinds();
        by = author;
    }

    PlayView view() {
        return new PlayView(
                id,
                version,
                Coded.of(PlayState.class, state),
                title,
                manifestation,
                detection,
                correction,
                upstreamIds,
                failureKinds,
                by,
                at);
    }
}
