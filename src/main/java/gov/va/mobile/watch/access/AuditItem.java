package gov.va.mobile.watch.access;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.platform.Coded;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log (api.md).
 *
 * @param role null for a try by nobody, and for a token without a role
 * @param action for example {@code window.confirm}; of a denied try the HTTP method
 * @param target what it was done to; of a denied try the path
 * @param before what stood there
 * @param after what stands there now
 */
public record AuditItem(
        Instant at,
        String actor,
        @Nullable @Schema(nullable = true) Role role,
        String action,
        String target,
        Outcome outcome,

        @Nullable @Schema(nullable = true, implementation = Object.class)
        JsonNode before,

        @Nullable @Schema(nullable = true, implementation = Object.class)
        JsonNode after) {

    /** What came of it. */
    public enum Outcome implements Coded {
        DONE,
        DENIED
    }
}
