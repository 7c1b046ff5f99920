package gov.va.mobile.watch.window;

import gov.va.mobile.watch.incident.Quiet;
import gov.va.mobile.watch.map.CurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A planned or imported window mutes new incidents of its upstream and of what depends on it (behaviour.md §5, "What a window mutes"). */
@ApplicationScoped
class QuietWindows implements Quiet {
    private final WindowRepository windows;
    private final CurrentMap map;

    QuietWindows(WindowRepository windows, CurrentMap map) {
        this.windows = windows;
        this.map = map;
    }

    @Override
    public boolean covers(String upstreamId, Instant at) {
        return windows.plannedAt(new Reach(map.get()).withDependencies(upstreamId), at);
    }
}
