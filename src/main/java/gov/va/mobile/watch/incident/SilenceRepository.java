package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.platform.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All that is asked of the database about silences. */
@ApplicationScoped
class SilenceRepository implements PanacheRepositoryBase<Silence, UUID>, Silences {
    private static final String CURRENT = "endedAt IS NULL AND until > :now";

    @Override
    @Transactional
    public Optional<SilenceView> covering(Optional<String> upstreamId, Optional<UUID> incidentId, Instant at) {
        return find(
                        CURRENT + " AND (upstreamId = :upstream OR incidentId = :incident) ORDER BY until DESC",
                        Map.<String, Object>of(
                                "now",
                                at,
                                "upstream",
                                upstreamId.orElse(""),
                                "incident",
                                incidentId.orElse(new UUID(0, 0))))
                .firstResultOptional()
                .map(Silence::view);
    }

    /** The silence of that id, while it lasts. */
    Optional<Silence> current(UUID id, Instant now) {
        return find("id = :id AND " + CURRENT, Map.<String, Object>of("id", id, "now", now))
                .firstResultOptional();
    }

    /** One page of those that last and that the viewer may know, newest first (ix_silence_current). */
    List<SilenceView> page(Viewer viewer, Instant now, Paging paging) {
        Map<String, Object> values = new HashMap<>(Map.of("now", now));
        String where = CURRENT;
        if (!viewer.all()) {
            where += " AND (incidentId IS NULL OR incidentId IN (SELECT id FROM Incident WHERE NOT restricted"
                    + " OR cast(sql('? = ANY (?)', :viewer, workers) as Boolean) = true))";
            values.put("viewer", viewer.name());
        }
        if (paging.after().isPresent()) {
            where += " AND (at, id) < (:placeAt, :placeId)";
            values.put("placeAt", paging.after().get().at());
            values.put("placeId", paging.after().get().id());
        }
        return find(where + " ORDER BY at DESC, id DESC", values).range(0, paging.limit()).list().stream()
                .map(Silence::view)
                .toList();
    }
}
