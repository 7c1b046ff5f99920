package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.platform.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All queries about drills. */
@ApplicationScoped
class DrillRepository implements PanacheRepositoryBase<Drill, UUID> {
    /** The one that runs, if one does (uq_drill_running). */
    Optional<Drill> running() {
        return find("state", DrillState.RUNNING.code()).firstResultOptional();
    }

    /** Newest first; one more than the page holds (ix_drill_started). */
    List<Drill> page(Paging paging) {
        return paging.after()
                .map(place -> find(
                        "(startedAt, id) < (:at, :id) order by startedAt desc, id desc",
                        Map.<String, Object>of("at", place.at(), "id", place.id())))
                .orElseGet(() -> find("order by startedAt desc, id desc"))
                .range(0, paging.limit())
                .list();
    }
}
