package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.Origin;
import java.util.List;

/** The windows of a group's incident to which the same happens at once: one message tells of all (behaviour.md §5). Pure. */
final class WindowSet {
    private WindowSet() {}

    /** That window, and the others of its set to which the same happened, in the order of the changes. */
    static List<WindowView> of(List<WindowChange> all, WindowChange change) {
        return all.stream()
                .filter(other -> other.equals(change) || same(other, change))
                .map(WindowChange::window)
                .toList();
    }

    /** Whether this is the one whose message tells of all. */
    static boolean first(List<WindowChange> all, WindowChange change) {
        return of(all, change).getFirst().id().equals(change.window().id());
    }

    private static boolean same(WindowChange one, WindowChange other) {
        return one.kind() == other.kind()
                && one.window().origin() == Origin.PROPOSAL
                && one.window().planId().isPresent()
                && one.window().planId().equals(other.window().planId());
    }
}
