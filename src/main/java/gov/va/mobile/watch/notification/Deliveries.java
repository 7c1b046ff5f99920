package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was told of an incident, for the rooms that come after. */
@ApplicationScoped
public class Deliveries {
    private final NotificationRepository notifications;

    Deliveries(NotificationRepository notifications) {
        this.notifications = notifications;
    }

    /** Every message about that incident and its windows, sent or not, the oldest first. */
    public List<NotificationView> of(UUID incidentId) {
        return of(List.of(incidentId)).getOrDefault(incidentId, List.of());
    }

    /** The same of several, by incident; those of which nothing was told are left out (ix_notification_incident). */
    @Transactional
    public Map<UUID, List<NotificationView>> of(Collection<UUID> incidentIds) {
        Map<UUID, List<NotificationView>> found = new HashMap<>();
        notifications.list("incidentId in ?1 order by seq", incidentIds).stream()
                .map(NotificationEntity::view)
                .forEach(message -> message.incidentId()
                        .ifPresent(id -> found.computeIfAbsent(id, any -> new ArrayList<>())
                                .add(message)));
        return found;
    }
}
