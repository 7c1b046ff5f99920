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

    private final List<WindowsChanged> told = new CopyOnWriteArrayList<>();

    void hear(@Observes WindowsChanged changed) {
        changes.addAll(changed.changes());
        told.add(changed);
    }

    void clear() {
        changes.clear();
        told.clear();
    }

    /** The upstreams to which that happened, in one moment each. */
    List<List<String>> together(Kind kind) {
        return told.stream()
                .map(changed -> changed.changes().stream()
                        .filter(change -> change.kind() == kind)
                        .map(change -> change.window().upstreamId())
                        .sorted()
                        .toList())
                .filter(upstreams -> !upstreams.isEmpty())
                .toList();
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
