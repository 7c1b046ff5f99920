package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.window.Windows.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the app is to show by the windows that are confirmed, active or imported. */
@ApplicationScoped
class ShownWindows {
    private final WindowRepository windows;
    private final CurrentMap map;

    ShownWindows(WindowRepository windows, CurrentMap map) {
        this.windows = windows;
        this.map = map;
    }

    /** Those that are not over, in the order in which they were decided. */
    List<Shown> at(Instant now) {
        return of(windows.on(now));
    }

    /** These, as the app is to show them. */
    List<Shown> of(List<MaintenanceWindow> on) {
        var reach = new Reach(map.get());
        return on.stream().map(window -> shown(window, reach)).toList();
    }

    /** What vets-api makes of them. */
    List<AppFeed.Entry> entries(Instant now) {
        return entries(at(now), now);
    }

    /** What vets-api makes of these. */
    List<AppFeed.Entry> entries(List<Shown> shown, Instant now) {
        return AppFeed.entries(
                new Graph(map.get()),
                id -> map.get().feature(id).filter(Feature::inApp).isPresent(),
                shown,
                now);
    }

    private static Shown shown(MaintenanceWindow window, Reach reach) {
        return new Shown(
                window.id, reach.node(window.upstreamId, Optional.ofNullable(window.scope)), window.start, window.end);
    }
}
