package gov.va.mobile.watch.window;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The windows that were planned together.
 *
 * @param version 1 at first; it moves on with each of its windows
 */
@Schema(name = "MaintenancePlan")
record PlanView(UUID planId, int version, List<WindowView> items) {
    static PlanView of(UUID planId, List<WindowView> items) {
        return new PlanView(
                planId, version(items.stream().map(WindowView::version).toList()), items);
    }

    static int version(List<Integer> versions) {
        return 1 + versions.stream().mapToInt(version -> version - 1).sum();
    }
}
