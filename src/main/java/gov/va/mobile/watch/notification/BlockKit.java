package gov.va.mobile.watch.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A message as Slack's API takes it, with what it offers as buttons or as links (domain.md §6). Pure. */
final class BlockKit {
    /** The mark of a block that shows how to do by REST what buttons do; it is left out where there are buttons. */
    static final String COMMAND = "command";

    private static final int MOST_BLOCKS = 50;

    private BlockKit() {}

    /** With buttons, which come back to {@code /slack/interactions}. */
    static Map<String, Object> withButtons(Message message) {
        if (message.offers().isEmpty()) {
            return body(message, message.blocks());
        }
        List<Object> blocks = new ArrayList<>(message.blocks().stream()
                .filter(block -> block.id() == null || !block.id().startsWith(COMMAND))
                .toList());
        blocks.add(
                footed(message) ? blocks.size() - 1 : blocks.size(),
                Map.of(
                        "type",
                        "actions",
                        "elements",
                        message.offers().stream().map(BlockKit::button).toList()));
        return body(new Message(withoutCommands(message), List.of()), blocks);
    }

    /** The text without the lines that stand for those blocks. */
    private static String withoutCommands(Message message) {
        String text = message.text();
        for (Message.Block block : message.blocks()) {
            if (block.id() != null && block.id().startsWith(COMMAND) && block.text() != null) {
                String line = block.text()
                        .text()
                        .replaceFirst("^\\*(.*):\\*\n```", "$1: ")
                        .replaceFirst("```$", "");
                text = text.replace("\n" + line, "");
            }
        }
        return text;
    }

    /** With links, each good for one deed. */
    static Map<String, Object> withLinks(Message message, Function<Offer, String> address) {
        if (message.offers().isEmpty()) {
            return plain(message);
        }
        String links = message.offers().stream()
                .map(offer -> "<" + address.apply(offer) + "|"
                        + Mrkdwn.escape(offer.deed().label()) + ">")
                .collect(Collectors.joining(" · ", "*Do it here:* ", ""));
        List<Object> blocks = new ArrayList<>(message.blocks());
        blocks.add(
                footed(message) ? blocks.size() - 1 : blocks.size(),
                Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", links)));
        return body(message, blocks);
    }

    /** With nothing to press; what the message says can be done on the page that it links to. */
    static Map<String, Object> plain(Message message) {
        return body(message, message.blocks());
    }

    private static boolean footed(Message message) {
        return !message.blocks().isEmpty() && message.blocks().getLast().type().equals("context");
    }

    private static Map<String, Object> button(Offer offer) {
        Map<String, Object> button = new LinkedHashMap<>();
        button.put("type", "button");
        button.put("action_id", offer.deed().code());
        button.put("text", Map.of("type", "plain_text", "text", offer.deed().label()));
        button.put("value", offer.value());
        switch (offer.deed()) {
            case ACKNOWLEDGE, CONFIRM -> button.put("style", "primary");
            case END -> button.put("style", "danger");
            case REPORTED, EDIT, REJECT, EXTEND -> {}
        }
        return button;
    }

    /** Links in our messages are for people: previews of them would be asked for by Slack, and in the way. */
    private static Map<String, Object> body(Message message, List<?> blocks) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", message.text());
        body.put("blocks", blocks.size() > MOST_BLOCKS ? blocks.subList(0, MOST_BLOCKS) : blocks);
        body.put("unfurl_links", false);
        body.put("unfurl_media", false);
        return body;
    }
}
