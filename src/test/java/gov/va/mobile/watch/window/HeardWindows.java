package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.WindowChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was told of windows, for tests. */
@ApplicationScoped
class HeardWindows {
    private final List<WindowChange> changes = new CopyOnWriteArrayList<>();

    void hear(@Observes WindowsChanged changed) {
        changes.addAll(changed.changes());
    }

    void clear() {
        changes.clear();
    }

    List<Kind> kinds() {
        return changes.stream().map(WindowChange::kind).toList();
    }

    WindowChange last(Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
