package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Message.Block;
import gov.va.mobile.watch.notification.Message.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How a drill is told: what an outage would have told at any hour, to the drill channel and nowhere else, mentioning nobody, and marked (docs/incidents.md). Pure. */
final class DrillRulings {
    /** Why a message of a drill is kept untold where it has no channel. */
    static final String NO_CHANNEL = "no drill channel";

    static final String NO_OWNER = "a drill: the product owner is not told";

    private static final String MARK = "DRILL: ";
    private static final int HEADER = 150;

    private DrillRulings() {}

    /** In which all would be told. */
    static Circumstances circumstances(boolean restricted) {
        return new Circumstances(true, Outside.SEND, EnumSet.allOf(Destination.class), restricted, false);
    }

    /** The same messages, as those of a drill. */
    static List<Ruling> of(List<Ruling> real, Set<Destination> reachable) {
        return real.stream().map(ruling -> of(ruling, reachable)).toList();
    }

    /** The message, saying first of all that it is a drill. */
    static Message mark(Message message) {
        return new Message(
                MARK + message.text(),
                message.blocks().stream()
                        .map(block -> block.type().equals("header") ? marked(block) : block)
                        .toList(),
                message.offers());
    }

    private static Ruling of(Ruling ruling, Set<Destination> reachable) {
        if (ruling.kind() == NotificationKind.PRODUCT_OWNER) {
            return Ruling.suppressed(Destination.DRILL, ruling.kind(), NO_OWNER);
        }
        if (ruling.decision() != Decision.SEND) {
            return Ruling.suppressed(
                    Destination.DRILL, ruling.kind(), ruling.reason().orElse(NO_CHANNEL));
        }
        return reachable.contains(Destination.DRILL)
                ? Ruling.send(Destination.DRILL, ruling.kind(), false)
                : Ruling.suppressed(Destination.DRILL, ruling.kind(), NO_CHANNEL);
    }

    private static Block marked(Block block) {
        Text text = block.text();
        return text == null
                ? block
                : new Block(
                        block.type(), new Text(text.type(), Mrkdwn.cut(MARK + text.text(), HEADER)), block.elements());
    }
}
