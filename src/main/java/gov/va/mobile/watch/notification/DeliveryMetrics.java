package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Leases.Lease;
import gov.va.mobile.watch.notification.NotificationRepository.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is measured of the outbox, by destination; what waits is the same on every replica. */
@ApplicationScoped
class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private volatile Map<Destination, Backlog> backlogs = Map.of();
    private volatile Map<Destination, Lease> leases = Map.of();

    DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        for (Destination destination : Destination.values()) {
            gauge(
                    "watch.notification.pending",
                    "messages that wait to be sent",
                    destination,
                    () -> backlog(destination).map(Backlog::pending).orElse(0L));
            gauge(
                    "watch.notification.oldest.seconds",
                    "how long the oldest of them has waited",
                    destination,
                    () -> backlog(destination)
                            .map(waiting -> Duration.between(waiting.oldest(), this.clock.instant())
                                    .toSeconds())
                            .orElse(0L));
            gauge(
                    "watch.notification.paused",
                    "1 while the destination takes nothing until somebody mends it",
                    destination,
                    () -> Optional.ofNullable(leases.get(destination))
                                    .flatMap(Lease::pausedReason)
                                    .isPresent()
                            ? 1
                            : 0);
            sent(destination);
            failed(destination);
        }
    }

    /** What waits, and how the destinations are. */
    void observe(Map<Destination, Backlog> waiting, Map<Destination, Lease> remembered) {
        backlogs = waiting;
        leases = remembered;
    }

    /** One call's answer. */
    void count(Destination destination, Answer answer) {
        (answer instanceof Answer.Delivered ? sent(destination) : failed(destination)).increment();
    }

    private Optional<Backlog> backlog(Destination destination) {
        return Optional.ofNullable(backlogs.get(destination));
    }

    private Counter sent(Destination destination) {
        return Counter.builder("watch.notification.sent")
                .description("messages that arrived")
                .tag("destination", destination.code())
                .register(registry);
    }

    private Counter failed(Destination destination) {
        return Counter.builder("watch.notification.failed")
                .description("calls that the channel did not take, repeats included")
                .tag("destination", destination.code())
                .register(registry);
    }

    private void gauge(
            String name, String description, Destination destination, java.util.function.Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tag("destination", destination.code())
                .register(registry);
    }
}
