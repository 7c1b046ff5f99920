package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack takes it: blocks for the eye, and the same as plain text for notifications and screen readers. Everything in it is escaped and within
 * Slack's sizes already.
 */
public record Message(String text, List<Block> blocks) {
    /** A block of Block Kit: a header, a section (both with {@code text}) or a context (with {@code elements}). */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Block(String type, @Nullable Text text, List<Text> elements) {}

    /** {@code plain_text} or {@code mrkdwn}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Text(String type, String text) {}
}
