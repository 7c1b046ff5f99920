package gov.va.mobile.watch.window;

import gov.va.mobile.watch.incident.IncidentWindows;
import gov.va.mobile.watch.window.WindowView.EstimateView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the windows of an incident were, for its postmortem. */
@ApplicationScoped
class WindowsOfIncidents implements IncidentWindows {
    private static final Set<WindowStatus> UNDECIDED =
            EnumSet.of(WindowStatus.PROPOSED, WindowStatus.REJECTED, WindowStatus.WITHDRAWN);

    private final WindowRepository windows;
    private final WindowViews views;

    WindowsOfIncidents(WindowRepository windows, WindowViews views) {
        this.windows = windows;
        this.views = views;
    }

    @Override
    @Transactional
    public List<Fact> of(UUID incidentId) {
        return windows.list("incidentId = ?1 order by createdAt, id", incidentId).stream()
                .map(views::of)
                .map(WindowsOfIncidents::fact)
                .toList();
    }

    private static Fact fact(WindowView window) {
        return new Fact(
                window.upstreamId(),
                window.status().code(),
                !UNDECIDED.contains(window.status()) && window.decidedAt().isPresent(),
                window.start(),
                window.end(),
                window.proposedAt(),
                window.estimate().map(EstimateView::remaining),
                window.decidedAt(),
                window.publication().visibleInAppAt());
    }
}
