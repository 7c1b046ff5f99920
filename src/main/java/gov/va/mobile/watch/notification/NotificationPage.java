package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import gov.va.mobile.watch.platform.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of messages, newest first, with how their destinations are.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NotificationPage(
        List<NotificationView> items, @Nullable String nextCursor, List<DestinationView> destinations) {
    static NotificationPage of(Page<NotificationView> page, List<DestinationView> destinations) {
        return new NotificationPage(page.items(), page.nextCursor(), destinations);
    }
}
