package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.map.DrillUpstream;
import gov.va.mobile.watch.window.WindowChange.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Ends what people confirmed within a drill together with it, inside the turn that somebody holds; proposals go with the incident. */
@ApplicationScoped
public class DrillWindows {
    private final WindowRepository windows;
    private final WindowNews news;

    DrillWindows(WindowRepository windows, WindowNews news) {
        this.windows = windows;
        this.news = news;
    }

    /** Ends, or where it has not begun cancels, the window of that incident. */
    public void end(UUID incidentId, Instant now) {
        windows.onOf(incidentId).stream()
                .filter(window -> DrillUpstream.is(window.upstreamId))
                .forEach(window -> end(window, now));
    }

    private void end(MaintenanceWindow window, Instant now) {
        boolean begun = window.status == WindowStatus.ACTIVE;
        if (begun) {
            window.end = now.isAfter(window.start) ? now : window.start;
        }
        window.reason = "its drill is over";
        window.become(begun ? WindowStatus.ENDED : WindowStatus.CANCELLED);
        news.tell(begun ? Kind.ENDED : Kind.CANCELLED, window, Actor.SELF, now, "its drill is over");
    }
}
