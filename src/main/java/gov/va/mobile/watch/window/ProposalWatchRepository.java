package gov.va.mobile.watch.window;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All queries about incidents for which a window may have to be proposed. */
@ApplicationScoped
class ProposalWatchRepository implements PanacheRepositoryBase<ProposalWatch, UUID> {
    private static final int DUE_AT_ONCE = 50;

    List<ProposalWatch> due(Instant now) {
        return find("dueAt <= ?1 order by dueAt, incidentId", now)
                .page(0, DUE_AT_ONCE)
                .list();
    }

    boolean anyDue(Instant now) {
        return find("dueAt <= ?1", now).page(0, 1).stream().findAny().isPresent();
    }

    List<ProposalWatch> ofIncident(UUID incidentId) {
        return list("incidentId = ?1 order by upstreamId", incidentId);
    }

    Optional<ProposalWatch> of(UUID incidentId, String upstreamId) {
        return find("incidentId = ?1 and upstreamId = ?2", incidentId, upstreamId)
                .firstResultOptional();
    }

    /** Those of that group, or of the common cause. */
    List<ProposalWatch> ofRoot(String rootId) {
        return list("rootId = ?1 order by upstreamId", rootId);
    }

    /** All upstreams that are watched. */
    List<String> upstreams() {
        return find("select distinct upstreamId from ProposalWatch")
                .project(String.class)
                .list();
    }

    List<ProposalWatch> ofUpstream(String upstreamId) {
        return list("upstreamId", upstreamId);
    }

    /** Lets all that wait be looked at now, because a window is over: it held up those of its upstream and of what depends on that; the others look once for nothing. */
    void wakeAll(Instant now) {
        list("dueAt is not null").forEach(watch -> watch.dueAt = now);
    }
}
