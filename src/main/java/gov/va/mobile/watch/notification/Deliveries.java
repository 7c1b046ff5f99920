package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What was told of an incident, for the rooms that come after. */
@ApplicationScoped
public class Deliveries {
    private final NotificationRepository notifications;

    Deliveries(NotificationRepository notifications) {
        this.notifications = notifications;
    }

    /** Every message about that incident and its windows, sent or not, the oldest first (ix_notification_incident). */
    @Transactional
    public List<NotificationView> of(UUID incidentId) {
        return notifications.list("incidentId = ?1 order by seq", incidentId).stream()
                .map(NotificationEntity::view)
                .toList();
    }
}
