package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.UpstreamHealth;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is stored about health, read when it is first asked for and then kept: for one batch, in its transaction. */
final class HealthOnce {
    private final HealthBook book;
    private @Nullable Map<String, UpstreamHealth> read;

    HealthOnce(HealthBook book) {
        this.book = book;
    }

    /** Every upstream of the map in force. */
    Collection<UpstreamHealth> all() {
        return read().values();
    }

    /** Whether the upstream goes to and fro. */
    boolean flaps(String upstreamId) {
        return Optional.ofNullable(read().get(upstreamId))
                .filter(UpstreamHealth::flapping)
                .isPresent();
    }

    private Map<String, UpstreamHealth> read() {
        Map<String, UpstreamHealth> known = read == null ? book.upstreams() : read;
        read = known;
        return known;
    }
}
