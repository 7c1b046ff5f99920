package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.NotificationRepository.Backlog;
import gov.va.mobile.watch.poll.Headway;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Whether we may say that we live (behaviour.md §6): only while somebody would be told of an outage. Pure. */
final class LifePolicy {
    /** Longer than a burst waits and than a channel usually asks us to. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private LifePolicy() {}

    /** Why an outage would go unnoticed now; empty while it would not. */
    static Optional<String> silenced(Headway headway, Map<Destination, Backlog> waiting, Instant now) {
        return headway.standstill(now)
                .or(() -> waiting.entrySet().stream()
                        .filter(entry -> entry.getValue().oldest().isBefore(now.minus(PATIENCE)))
                        .min(Comparator.comparing(entry -> entry.getValue().oldest()))
                        .map(entry -> "messages to " + entry.getKey().code() + " wait since "
                                + entry.getValue().oldest()));
    }
}
