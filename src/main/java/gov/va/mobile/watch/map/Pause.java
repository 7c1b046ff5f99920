package gov.va.mobile.watch.map;

import java.time.Instant;
import java.util.Optional;

/** Openly not checked, with the reason that pages show. */
public record Pause(Optional<Instant> until, String reason) {
    /** Whether the pause still holds. */
    public boolean at(Instant now) {
        return until.map(now::isBefore).orElse(true);
    }
}
