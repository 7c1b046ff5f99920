package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.window.WindowStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What everybody may see (behaviour.md §7): names, states and ends, and nothing of what stands behind them; pure.
 *
 * @param maintenanceWindows those that are on or decided, the earliest end first
 */
@Schema(name = "PublicDashboard")
record PublicAnswer(Instant at, List<PublicFeature> features, List<PublicWindow> maintenanceWindows) {

    /** A feature; {@code until} when its maintenance ends. */
    @Schema(name = "PublicFeature")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PublicFeature(String name, FeatureStatus status, Optional<Instant> until) {}

    /** A window, by the names of the features that it covers. */
    @Schema(name = "PublicWindow")
    record PublicWindow(List<String> features, WindowStatus status, Instant end) {}

    /** The part of the dashboard query that is for everybody. */
    static PublicAnswer of(HealthAnswer answer) {
        Map<String, String> names = new LinkedHashMap<>();
        answer.features().forEach(feature -> names.put(feature.id(), feature.name()));
        return new PublicAnswer(
                answer.at(),
                answer.features().stream()
                        .map(feature -> new PublicFeature(feature.name(), feature.status(), feature.until()))
                        .toList(),
                answer.maintenanceWindows().stream()
                        .filter(PublicWindowState::told)
                        .map(window -> new PublicWindow(
                                PublicWindowState.features(window, names), window.status(), window.end()))
                        .sorted(Comparator.comparing(PublicWindow::end))
                        .toList());
    }
}
