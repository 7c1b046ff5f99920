package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as the API shows it (api.md, "Reading").
 *
 * @param destination who is told: a channel, or a receiver that is told what goes to channels
 * @param audience the channel that it is for
 * @param text as it is sent, in Slack's escaping
 * @param reason why it is not sent, or into what it was merged
 * @param state pending, sent or failed; absent for what is not to be sent
 * @param lastError what the channel said to the last try that failed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record NotificationView(
        UUID id,
        String destination,
        String audience,
        String kind,
        Optional<UUID> incidentId,
        Optional<UUID> windowId,
        String text,
        String decision,
        Optional<String> reason,
        Optional<String> state,
        int attempts,
        Optional<String> lastError,
        Instant createdAt,
        Optional<Instant> sentAt) {

    /** The same for somebody who may not read it. */
    NotificationView withheld() {
        return new NotificationView(
                id,
                destination,
                audience,
                kind,
                incidentId,
                windowId,
                "It is of a restricted incident: only the people and roles named on it may read this.",
                decision,
                reason,
                state,
                attempts,
                lastError,
                createdAt,
                sentAt);
    }
}
