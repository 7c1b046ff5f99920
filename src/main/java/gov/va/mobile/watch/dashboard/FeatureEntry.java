package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A feature in the dashboard query.
 *
 * @param causedBy the upstreams that keep it from working, under maintenance too
 * @param until when the maintenance ends; absent without one
 */
@Schema(name = "FeatureHealth")
@JsonInclude(JsonInclude.Include.ALWAYS)
record FeatureEntry(
        String id, String name, FeatureStatus status, List<String> causedBy, Optional<Instant> until, boolean inApp) {}
