package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.window.WindowChange;
import gov.va.mobile.watch.window.WindowView;
import java.util.List;
import java.util.stream.Stream;

/**
 * The windows of a group's incident, of a plan, or of what an upstream announces, to which the same happens at once: one message tells of all (behaviour.md §5). Pure.
 */
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
        if (one.kind() != other.kind()) {
            return false;
        }
        boolean proposed = one.kind() == WindowChange.Kind.PROPOSED;
        // each of a set is proposed for a reason of its own
        boolean sameReason = proposed || one.text().equals(other.text());
        return (proposed && announced(one.window(), other.window()))
                || (sameReason && alike(one.window(), other.window()));
    }

    /** Both stand for what one upstream announces. */
    private static boolean announced(WindowView one, WindowView other) {
        return one.announced().isPresent()
                && other.announced().isPresent()
                && one.upstreamId().equals(other.upstreamId());
    }

    /** Whether what is said of one is true of the other: they belong together, end together, and mean the same. */
    private static boolean alike(WindowView one, WindowView other) {
        return one.planId().isPresent()
                && one.planId().equals(other.planId())
                && one.scope().equals(other.scope())
                && one.end().equals(other.end());
    }

    /** Whether each of several is decided by itself, so that there is no one question to put. */
    static boolean each(List<WindowView> set) {
        return set.size() > 1 && set.getFirst().announced().isPresent();
    }

    /**
     * Those that are published of the windows that belong together, that one first.
     *
     * @param together all of them that are confirmed or active
     */
    static List<WindowView> published(WindowView window, List<WindowView> together) {
        return Stream.concat(
                        Stream.of(window),
                        together.stream()
                                .filter(other -> !other.id().equals(window.id()))
                                .filter(other -> alike(other, window) && is(other, "published")))
                .toList();
    }

    /** Whether PagerDuty is still to get another of them. */
    static boolean awaited(WindowView window, List<WindowView> together) {
        return together.stream()
                .anyMatch(other -> !other.id().equals(window.id()) && alike(other, window) && is(other, "pending"));
    }

    private static boolean is(WindowView window, String publication) {
        return window.publication().state().equals(publication);
    }
}
