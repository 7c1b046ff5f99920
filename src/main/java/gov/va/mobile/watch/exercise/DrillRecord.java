package gov.va.mobile.watch.exercise;

import gov.va.mobile.watch.incident.IncidentChange;
import gov.va.mobile.watch.incident.IncidentsChanged;
import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowsChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;

/** Writes down when the incident and the window of the drill that runs moved, in the transaction in which they did. */
@ApplicationScoped
class DrillRecord {
    private static final int ROOM = 600;

    private final DrillRepository drills;

    DrillRecord(DrillRepository drills) {
        this.drills = drills;
    }

    void incidentsChanged(@Observes @Priority(ROOM) IncidentsChanged changed) {
        changed.changes().stream()
                .filter(change -> change.incident().drill())
                .forEach(change -> note(drill -> note(drill, change)));
    }

    void windowsChanged(@Observes @Priority(ROOM) WindowsChanged changed) {
        changed.changes().stream()
                .filter(change -> change.window().drill())
                .forEach(change -> note(drill -> note(drill, change)));
    }

    private void note(Consumer<Drill> how) {
        drills.running().ifPresent(how);
    }

    private static void note(Drill drill, IncidentChange change) {
        switch (change.kind()) {
            case OPENED -> {
                drill.incidentId = change.incident().id();
                drill.openedAt = change.at();
            }
            case RESOLVED -> {
                if (change.incident().id().equals(drill.incidentId)) {
                    drill.resolvedAt = change.at();
                }
            }
            default -> {}
        }
    }

    private static void note(Drill drill, WindowChange change) {
        if (!change.window().incidentId().map(id -> id.equals(drill.incidentId)).orElse(false)) {
            return;
        }
        switch (change.kind()) {
            case PROPOSED -> {
                drill.windowId = change.window().id();
                drill.proposedAt = change.at();
            }
            case CONFIRMED -> drill.confirmedAt = change.at();
            default -> {}
        }
    }
}
