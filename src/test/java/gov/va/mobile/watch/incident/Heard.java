package gov.va.mobile.watch.incident;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What other rooms hear of incidents, one entry for each event. */
@ApplicationScoped
class Heard {
    private final List<IncidentsChanged> events = new CopyOnWriteArrayList<>();

    void hear(@Observes @Priority(9000) IncidentsChanged changed) {
        events.add(changed);
    }

    List<IncidentsChanged> events() {
        return List.copyOf(events);
    }

    List<IncidentChange.Kind> kinds() {
        return events.stream()
                .flatMap(event -> event.changes().stream())
                .map(IncidentChange::kind)
                .toList();
    }

    void clear() {
        events.clear();
    }
}
