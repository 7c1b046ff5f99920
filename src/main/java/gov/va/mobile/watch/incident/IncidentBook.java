package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Coded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Incidents for the rooms that come after. */
@ApplicationScoped
class IncidentBook implements Incidents, IncidentAgenda, RestrictedIncidents {
    private final IncidentRepository incidents;
    private final IncidentViews views;

    IncidentBook(IncidentRepository incidents, IncidentViews views) {
        this.incidents = incidents;
        this.views = views;
    }

    @Override
    @Transactional
    public Optional<IncidentView> find(UUID id) {
        return incidents.findByIdOptional(id).map(views::of);
    }

    @Override
    @Transactional
    public List<IncidentView> open() {
        return views.of(incidents.open());
    }

    @Override
    @Transactional
    public List<IncidentView> openFor(Actor viewer) {
        Viewer eyes = Viewer.of(viewer);
        return views.of(incidents.open().stream().filter(eyes::sees).toList());
    }

    @Override
    @Transactional
    public Set<UUID> hidden(Collection<UUID> ids, Actor viewer) {
        Viewer eyes = Viewer.of(viewer);
        return ids.isEmpty()
                ? Set.of()
                : incidents.list("id IN ?1 AND restricted", Set.copyOf(ids)).stream()
                        .filter(incident -> !eyes.sees(incident))
                        .map(incident -> incident.id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    @Transactional
    public List<IncidentView> resolved() {
        return views.of(incidents.resolved());
    }

    @Override
    @Transactional
    public List<IncidentView> endedSince(Instant from) {
        return views.of(incidents.endedSince(from));
    }

    @Override
    @Transactional
    public void note(UUID incidentId, Instant at, Actor by, String kind, String text, Map<String, String> data) {
        incidents.append(new TimelineItem(incidentId, at, by.name(), kind, text, data));
    }

    @Override
    @Transactional
    public void step(UUID incidentId, String step, String state, Actor by, Instant at, Optional<String> detail) {
        incidents
                .get(incidentId)
                .step(StepRecord.set(
                        Coded.of(Step.class, step), Coded.of(StepState.class, state), by.name(), at, detail));
    }

    @Override
    @Transactional
    public void linkWindow(UUID incidentId, UUID windowId) {
        Incident incident = incidents.get(incidentId);
        if (!incident.windowIds.contains(windowId)) {
            incident.windowIds = Stream.concat(incident.windowIds.stream(), Stream.of(windowId))
                    .toList();
        }
    }
}
