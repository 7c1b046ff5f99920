package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.map.CurrentMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts what waits in a burst into one message, which the first of them carries; inside the transaction that claims it. */
@ApplicationScoped
class Bursts {
    private final NotificationRepository notifications;
    private final CurrentMap map;
    private final Manners manners;
    private final Clock clock;

    Bursts(NotificationRepository notifications, CurrentMap map, Manners manners, Clock clock) {
        this.notifications = notifications;
        this.map = map;
        this.manners = manners;
        this.clock = clock;
    }

    /** Does so if it is one; {@code pending} is what waits, in order. */
    void gather(List<Queued> pending) {
        List<Queued> together = BurstPolicy.together(pending);
        if (together.size() < 2) {
            return;
        }
        UUID carrier = together.getFirst().id();
        Optional<NotificationEntity> first = notifications
                .findByIdOptional(carrier)
                // what may have arrived, or carries others already, stays what it is
                .filter(row -> row.triedAt == null && row.gathered == 0);
        if (first.isEmpty()) {
            return;
        }
        List<UUID> others = together.stream().skip(1).map(Queued::id).toList();
        List<BurstComposer.Item> items =
                notifications.items(together.stream().map(Queued::id).toList());
        first.get().carry(compose(items), others.size());
        notifications.merge(others, carrier, "told together with others, in the message " + carrier);
    }

    /** Writes a burst that waits anew, from what it tells as that is now. */
    void again(UUID carrier) {
        notifications
                .findByIdOptional(carrier)
                .filter(row -> row.gathered > 0)
                .ifPresent(row -> row.carry(compose(notifications.carried(carrier)), row.gathered));
    }

    private Message compose(List<BurstComposer.Item> items) {
        boolean mention = manners.open(clock.instant())
                && items.stream().anyMatch(item -> item.kind().mentions());
        return new BurstComposer(map.get(), manners.links()).compose(items, mention);
    }
}
