package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as Slack takes it: blocks for the eye, and the same as plain text for notifications and screen readers. Everything in it is escaped and within
 * Slack's sizes already.
 *
 * @param offers what people can do on the spot; {@link BlockKit} makes buttons or links of them, as the channel has them
 */
public record Message(String text, List<Block> blocks, List<Offer> offers) {
    /** Messages that were kept before there were offers have none. */
    public Message {
        offers = Optional.<List<Offer>>ofNullable(offers).orElse(List.of());
    }

    /** One that offers nothing. */
    public Message(String text, List<Block> blocks) {
        this(text, blocks, List.of());
    }

    /**
     * A block of Block Kit: a header, a section (both with {@code text}) or a context (with {@code elements}).
     *
     * @param id marks what has a better form elsewhere
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Block(
            String type,
            @Nullable Text text,
            List<Text> elements,
            @JsonProperty("block_id") @Nullable String id) {
        /** Elements are left out in JSON where there are none. */
        public Block {
            elements = Optional.<List<Text>>ofNullable(elements).orElse(List.of());
        }

        /** One without a mark. */
        public Block(String type, @Nullable Text text, List<Text> elements) {
            this(type, text, elements, null);
        }
    }

    /** {@code plain_text} or {@code mrkdwn}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Text(String type, String text) {}
}
