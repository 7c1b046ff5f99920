package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a change of a window is told that may be one of several (behaviour.md §5, "a set"). Pure.
 *
 * @param set the windows that its message names, that of the change among them
 * @param when whether it is told by its own message
 * @param waited windows whose own message waited for this one
 */
record WindowTelling(List<WindowView> set, When when, List<WindowView> waited) {
    /** When it is told. */
    enum When {
        NOW,
        /** Another window's message tells it. */
        WITH_ITS_SET,
        /** Once the rest of its set is where it is. */
        LATER
    }

    /** What happened to several in one moment is told by the message of the first. */
    static WindowTelling of(List<WindowChange> all, WindowChange change) {
        return new WindowTelling(
                WindowSet.of(all, change), WindowSet.first(all, change) ? When.NOW : When.WITH_ITS_SET, List.of());
    }

    /**
     * PagerDuty takes them one after the other, so that the last of them is told for all; one that it refuses is told at once, with those that it holds.
     *
     * @param together those that belong together and are confirmed or active
     */
    static WindowTelling ofPublication(WindowChange change, List<WindowView> together) {
        List<WindowView> published = WindowSet.published(change.window(), together);
        if (change.kind() != WindowChange.Kind.PUBLISHED) {
            return new WindowTelling(published, When.NOW, List.of());
        }
        return WindowSet.awaited(change.window(), together)
                ? new WindowTelling(List.of(change.window()), When.LATER, List.of())
                : new WindowTelling(published, When.NOW, published.subList(1, published.size()));
    }

    /**
     * The window that the message is about, so that it goes out of date with it; of many that an upstream announces it is about none, as each is decided by
     * itself.
     */
    Optional<UUID> about(WindowView window) {
        return when == When.NOW && WindowSet.each(set) ? Optional.empty() : Optional.of(window.id());
    }

    /** What becomes of a message of it. */
    Ruling rule(Ruling heard) {
        return switch (when) {
            case NOW -> heard;
            case WITH_ITS_SET -> heard.toldWithItsSet();
            case LATER -> heard.toldLater();
        };
    }
}
