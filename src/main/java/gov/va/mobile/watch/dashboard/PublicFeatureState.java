package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature as everybody may see it (behaviour.md §7).
 *
 * @param until when its maintenance ends; absent without one
 */
@Schema(name = "PublicFeatureState")
@JsonInclude(JsonInclude.Include.ALWAYS)
record PublicFeatureState(String id, String name, FeatureStatus status, Optional<Instant> until) {
    static PublicFeatureState of(FeatureEntry feature) {
        return new PublicFeatureState(feature.id(), feature.name(), feature.status(), feature.until());
    }
}
