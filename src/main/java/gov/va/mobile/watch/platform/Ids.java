package gov.va.mobile.watch.platform;

import java.util.Optional;
import java.util.UUID;

/** Ids of stored things, as they stand in paths and bodies; pure. */
public final class Ids {
    private Ids() {}

    /** The id, or nothing where the text is none. */
    public static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }
}
