package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.NotificationEntity.About;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What tests write into the outbox and read of it. */
@ApplicationScoped
class OutboxRows {
    private final Outbox outbox;
    private final NotificationRepository notifications;
    private final EntityManager entities;

    OutboxRows(Outbox outbox, NotificationRepository notifications, EntityManager entities) {
        this.outbox = outbox;
        this.notifications = notifications;
        this.entities = entities;
    }

    /** A message with that text, in a transaction of its own. */
    void add(Destination destination, NotificationKind kind, String text, UUID incident) {
        add(Ruling.send(destination, kind, false), text, incident);
    }

    /** A ruling's message. */
    void add(Ruling ruling, String text, UUID incident) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(
                        ruling, new MessageBuilder(text).build(), new About(Optional.of(incident), Optional.empty())));
    }

    /** All rows, oldest first. */
    List<NotificationView> all() {
        return QuarkusTransaction.requiringNew()
                .call(() -> notifications.list("order by seq").stream()
                        .map(NotificationEntity::view)
                        .toList());
    }

    /** As if a holder had died and its lease had run out. */
    void endLeases() {
        run("UPDATE destination SET lease_until = clock_timestamp() - interval '1 s'");
    }

    /** Nothing told, nothing remembered. */
    void clear() {
        run("DELETE FROM notification");
        run("DELETE FROM destination");
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }
}
