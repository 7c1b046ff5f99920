package gov.va.mobile.watch.dashboard;

import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A maintenance window as everybody may see it (behaviour.md §7).
 *
 * @param name the features that it covers
 */
@Schema(name = "PublicWindowState")
record PublicWindowState(UUID id, String name, WindowStatus status, Instant end) {
    private static final Set<WindowStatus> TOLD = Set.of(WindowStatus.ACTIVE, WindowStatus.CONFIRMED);

    /** Those that are on or decided and that the app can show, the earliest end first; of a drill nobody outside is told. */
    static List<PublicWindowState> of(HealthAnswer answer) {
        Map<String, String> names =
                answer.features().stream().collect(Collectors.toMap(FeatureEntry::id, FeatureEntry::name));
        return answer.maintenanceWindows().stream()
                .filter(window -> told(window) && !features(window, names).isEmpty())
                .sorted(Comparator.comparing(WindowView::end))
                .map(window -> new PublicWindowState(
                        window.id(), String.join(", ", features(window, names)), window.status(), window.end()))
                .toList();
    }

    /** Whether it is on or decided, and no drill. */
    static boolean told(WindowView window) {
        return TOLD.contains(window.status()) && !window.drill();
    }

    /** The names of the features that it covers. */
    static List<String> features(WindowView window, Map<String, String> names) {
        return window.features().stream()
                .flatMap(id -> Optional.ofNullable(names.get(id)).stream())
                .toList();
    }
}
