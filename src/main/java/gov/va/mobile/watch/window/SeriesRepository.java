package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All queries about windows that recur. */
@ApplicationScoped
class SeriesRepository implements PanacheRepositoryBase<WindowSeries, UUID> {
    private static final int DUE_AT_ONCE = 50;

    /** Those whose next occurrence is to be made. */
    List<WindowSeries> due(Instant now) {
        return find("dueAt <= ?1 order by dueAt, id", now).page(0, DUE_AT_ONCE).list();
    }

    /** Those that were not ended, newest first; one more than the page holds. */
    List<WindowSeries> lasting(Paging paging) {
        return paging.after()
                .map(place -> find(
                        "endedAt is null and (madeAt < ?1 or (madeAt = ?1 and id < ?2)) order by madeAt desc, id desc",
                        place.at(),
                        place.id()))
                .orElseGet(() -> find("endedAt is null order by madeAt desc, id desc"))
                .page(0, paging.limit() + 1)
                .list();
    }

    boolean anyDue(Instant now) {
        return find("dueAt <= ?1", now).page(0, 1).stream().findAny().isPresent();
    }

    Map<UUID, WindowSeries> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(series -> series.id, Function.identity()));
    }
}
