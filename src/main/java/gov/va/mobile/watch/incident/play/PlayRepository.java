package gov.va.mobile.watch.incident.play;

import gov.va.mobile.watch.platform.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All that is asked of the database about plays; they are few. */
@ApplicationScoped
class PlayRepository implements PanacheRepositoryBase<Play, UUID> {
    /** Which plays a list shows. */
    record Filter(
            Optional<PlayState> state,
            Optional<String> upstream,
            Optional<String> failureKind,
            Optional<String> words) {}

    /** One page, newest first (ix_play_at). */
    List<PlayView> page(Filter filter, Paging paging) {
        var where = new StringBuilder("1 = 1");
        Map<String, Object> values = new HashMap<>();
        filter.state().ifPresent(state -> {
            where.append(" AND state = :state");
            values.put("state", state.code());
        });
        filter.upstream().ifPresent(upstream -> {
            where.append(" AND cast(sql('? = ANY (?)', :upstream, upstreamIds) as Boolean) = true");
            values.put("upstream", upstream);
        });
        filter.failureKind().ifPresent(kind -> {
            where.append(" AND cast(sql('? = ANY (?)', :kind, failureKinds) as Boolean) = true");
            values.put("kind", kind);
        });
        filter.words().ifPresent(words -> {
            where.append(" AND lower(title || ' ' || manifestation || ' ' || detection || ' ' || correction)"
                    + " LIKE :words ESCAPE '!'");
            values.put("words", "%" + words.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        });
        paging.after().ifPresent(place -> {
            where.append(" AND (at, id) < (:placeAt, :placeId)");
            values.put("placeAt", place.at());
            values.put("placeId", place.id());
        });
        return find(where + " ORDER BY at DESC, id DESC", values).range(0, paging.limit()).list().stream()
                .map(Play::view)
                .toList();
    }

    /** All of them, the oldest first. */
    List<PlayView> all() {
        return list("ORDER BY at, id").stream().map(Play::view).toList();
    }
}
