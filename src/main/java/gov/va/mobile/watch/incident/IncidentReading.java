package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.CurrentActor;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;

/** What people read of incidents: what the caller may not see is not there. */
@ApplicationScoped
class IncidentReading {
    private final IncidentRepository incidents;
    private final IncidentViews views;
    private final Moves moves;
    private final CurrentActor currentActor;

    IncidentReading(IncidentRepository incidents, IncidentViews views, Moves moves, CurrentActor currentActor) {
        this.incidents = incidents;
        this.views = views;
        this.moves = moves;
        this.currentActor = currentActor;
    }

    @Transactional
    Page<IncidentView> list(IncidentFilter filter, Paging paging) {
        var page = incidents.page(filter, Viewer.of(currentActor.actor()), paging);
        Page<Incident> found = paging.page(page, incident -> new Paging.Place(incident.startedAt, incident.id));
        return new Page<>(views.of(found.items()), found.nextCursor());
    }

    @Transactional
    IncidentView one(String id) {
        return views.of(moves.visible(id, currentActor.actor()));
    }

    @Transactional
    Page<TimelineEntry> timeline(String id, Paging paging) {
        Incident incident = moves.visible(id, currentActor.actor());
        return paging.page(
                        incidents.timeline(incident.id, paging),
                        item -> new Paging.Place(item.at, Objects.requireNonNull(item.id)))
                .map(TimelineEntry::of);
    }
}
