package gov.va.mobile.watch.incident;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All that is asked of the database about postmortems. */
@ApplicationScoped
class PostmortemRepository implements PanacheRepositoryBase<Postmortem, UUID> {
    /** That version of an incident's postmortem (uq_postmortem_version). */
    Optional<Postmortem> version(UUID incidentId, int version) {
        return find("incidentId = ?1 AND version = ?2", incidentId, version).firstResultOptional();
    }
}
