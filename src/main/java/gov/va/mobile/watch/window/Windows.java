package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.Page;
import gov.va.mobile.watch.platform.Paging;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading maintenance windows, for the API and the rooms that come after; needs no turn. */
@ApplicationScoped
@Transactional
public class Windows {
    private final WindowRepository windows;
    private final WindowViews views;
    private final ShownWindows shown;

    Windows(WindowRepository windows, WindowViews views, ShownWindows shown) {
        this.windows = windows;
        this.views = views;
        this.shown = shown;
    }

    /**
     * A window as the app's feeds need it.
     *
     * @param node the node of the app's graph that it names
     * @param end its first moment without it
     */
    public record Shown(UUID id, String node, Instant start, Instant end) {}

    /**
     * A window as a report needs it: one that Veterans were, are or will be shown.
     *
     * @param planned known before, and not the answer to an outage
     */
    public record Held(String upstreamId, Instant start, Instant end, boolean planned) {}

    /** Those that were on at any time between the two. */
    public List<Held> held(Instant from, Instant to) {
        return windows.held(from, to).stream()
                .map(window -> new Held(
                        window.upstreamId, window.start, window.end, window.origin != WindowView.Origin.PROPOSAL))
                .toList();
    }

    /** The window of that id. */
    public Optional<WindowView> find(UUID id) {
        return windows.findByIdOptional(id).map(views::of);
    }

    /** Those of its plan or set that are confirmed or active, in the order in which they were made; only itself where it belongs to none. */
    public List<WindowView> together(WindowView window) {
        return window.planId()
                .map(planId -> views.of(windows.ofPlan(planId).stream()
                        .filter(other -> other.status == WindowStatus.CONFIRMED || other.status == WindowStatus.ACTIVE)
                        .toList()))
                .orElse(List.of(window));
    }

    /** Those that are proposed, confirmed or active, newest first. */
    public List<WindowView> live() {
        return views.of(windows.live());
    }

    /** Those that the app is to show: confirmed or active and not over at that time, in the order in which they were decided. */
    public List<Shown> shown(Instant now) {
        return shown.at(now);
    }

    /** Those that were decided and did not end before that time, in the order of their start; cancelled ones too. */
    List<WindowView> decidedSince(Instant from) {
        return views.of(windows.decidedSince(from));
    }

    WindowView get(String id) {
        return find(id(id)).orElseThrow(() -> notFound(id));
    }

    Page<WindowView> list(WindowRepository.Filter filter, Paging paging) {
        var page = paging.page(windows.list(filter, paging), window -> new Paging.Place(window.createdAt, window.id));
        return new Page<>(views.of(page.items()), page.nextCursor());
    }

    static UUID id(String text) {
        return Ids.uuid(text).orElseThrow(() -> notFound(text));
    }

    static ProblemException notFound(String id) {
        return ProblemException.notFound("maintenance window", id);
    }
}
