package gov.va.mobile.watch.window;

import java.util.List;

/** What the rooms that come after read of windows; needs no turn. */
public interface LiveWindows {
    /** Those that are proposed, confirmed or active, newest first; a fixed number of queries. */
    List<WindowView> live();
}
