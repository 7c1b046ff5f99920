package gov.va.mobile.watch.window;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.platform.Ids;
import gov.va.mobile.watch.platform.ProblemException;
import gov.va.mobile.watch.platform.Turn;
import gov.va.mobile.watch.platform.Versions;
import gov.va.mobile.watch.window.WindowNews.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and moves the windows of one plan: all of them or none. */
@ApplicationScoped
class WindowPlanMoves {
    private final WindowRepository windows;
    private final WindowRecords records;
    private final WindowEdits edits;
    private final Turn turn;
    private final Clock clock;

    WindowPlanMoves(WindowRepository windows, WindowRecords records, WindowEdits edits, Turn turn, Clock clock) {
        this.windows = windows;
        this.records = records;
        this.edits = edits;
        this.turn = turn;
        this.clock = clock;
    }

    /** The plan; 404 when there is none. */
    @Transactional
    PlanView get(String planId) {
        return view(of(planId));
    }

    /** Moves those of its windows that are not over. */
    PlanView edit(String planId, @Nullable String ifMatch, WindowRequests.Edit request, Actor actor) {
        return turn.take(() -> {
            List<MaintenanceWindow> all = of(planId);
            Instant now = clock.instant();
            List<MaintenanceWindow> open = all.stream()
                    .filter(window -> Move.EDIT.legalIn(window.status, window.origin))
                    .toList();
            var wanted = (open.isEmpty() ? all : open)
                    .stream()
                            .map(window -> WindowEdits.read(request, window, now))
                            .toList();
            Versions.require(
                    ifMatch,
                    PlanView.version(all.stream().map(window -> window.version).toList()));
            if (open.isEmpty()) {
                throw ProblemException.illegalMove("all windows of the plan are over, so it cannot move", List.of());
            }
            List<WindowView> before = open.stream().map(records::view).toList();
            var items = new ArrayList<Item>();
            for (int i = 0; i < open.size(); i++) {
                items.addAll(edits.apply(wanted.get(i), open.get(i), actor, now));
            }
            records.changed(items);
            for (int i = 0; i < open.size(); i++) {
                records.audited(actor, Move.EDIT, before.get(i), open.get(i));
            }
            return view(all);
        });
    }

    private List<MaintenanceWindow> of(String planId) {
        return Ids.uuid(planId)
                .map(windows::ofPlan)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> ProblemException.notFound("maintenance plan", planId));
    }

    private PlanView view(List<MaintenanceWindow> plan) {
        var planId = plan.getFirst().planId;
        if (planId == null) {
            throw new IllegalStateException("a window of a plan without the plan's id");
        }
        return PlanView.of(planId, plan.stream().map(records::view).toList());
    }
}
