package gov.va.mobile.watch.window;

import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.HealthStatus;
import gov.va.mobile.watch.health.Outage;
import gov.va.mobile.watch.health.UpstreamHealth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about the health of upstreams; nothing, where nobody keeps a book of it. */
@ApplicationScoped
class UpstreamStates {
    private final Instance<HealthBook> book;

    UpstreamStates(Instance<HealthBook> book) {
        this.book = book;
    }

    Map<String, UpstreamHealth> all() {
        return book.isResolvable() ? book.get().upstreams() : Map.of();
    }

    List<Outage> outagesSince(Instant from) {
        return book.isResolvable() ? book.get().outagesSince(from) : List.of();
    }

    /** Those that teach something: without false alarms. */
    List<Outage> outagesThatCount(Instant from) {
        return book.isResolvable() ? book.get().outagesThatCount(from) : List.of();
    }

    /** Whether it goes to and fro. */
    static boolean flaps(Map<String, UpstreamHealth> health, String upstreamId) {
        return Optional.ofNullable(health.get(upstreamId))
                .filter(UpstreamHealth::flapping)
                .isPresent();
    }

    /** Whether it is down; absent when it is not known. */
    static Optional<Boolean> down(Map<String, UpstreamHealth> health, String upstreamId) {
        return Optional.ofNullable(health.get(upstreamId))
                .map(UpstreamHealth::status)
                .filter(status -> status != HealthStatus.UNKNOWN)
                .map(HealthStatus.DOWN::equals);
    }
}
