package gov.va.mobile.watch.mobile;

import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Graph;
import gov.va.mobile.watch.window.AppFeed;
import gov.va.mobile.watch.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Feeds both feeds with the map in force and the windows that are shown now. */
@ApplicationScoped
class FeedSource {
    private final CurrentMap map;
    private final Windows windows;
    private final Clock clock;

    FeedSource(CurrentMap map, Windows windows, Clock clock) {
        this.map = map;
        this.windows = windows;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<AppFeed.Entry> entries(Instant now) {
        return AppFeed.entries(new Graph(map.get()), this::inApp, windows.shown(now), now);
    }

    List<BlockedTimes.Blocked> blocked(Instant now) {
        return BlockedTimes.of(new Graph(map.get()), this::inApp, windows.shown(now), now);
    }

    private boolean inApp(String feature) {
        return map.get().feature(feature).filter(Feature::inApp).isPresent();
    }
}
