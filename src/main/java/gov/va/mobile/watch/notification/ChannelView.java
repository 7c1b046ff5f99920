package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A channel, and how it does.
 *
 * @param name what it is called in {@code POST /api/v1/channels/{name}/test}
 * @param kind slack, webhook, email or pagerduty
 * @param channel its name, as people know it
 * @param configured whether the settings say how to reach it
 * @param state ok, failing (it is tried again), paused (it takes nothing until somebody mends it) or unset (not configured)
 * @param lastError what it said to the last call, if it did not take that
 * @param lastSentAt when it last took a message
 * @param nextTryAt when it is tried again
 * @param waiting how many messages wait for it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChannelView(
        String name,
        String kind,
        String channel,
        boolean configured,
        String state,
        Optional<String> lastError,
        Optional<Instant> lastSentAt,
        Optional<Instant> nextTryAt,
        long waiting) {

    /** As it is remembered. */
    static ChannelView of(Destination destination, boolean configured, Condition condition, long waiting) {
        return new ChannelView(
                destination.code(),
                destination.kind(),
                destination.channel(),
                configured,
                configured ? condition.state() : "unset",
                condition.lastError(),
                condition.lastSentAt(),
                condition.nextTryAt(),
                waiting);
    }
}
