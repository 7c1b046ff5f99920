package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.notification.Message.Block;
import gov.va.mobile.watch.notification.Message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a message together; what it is given is free text unless said otherwise, and comes out escaped and cut to Slack's sizes. */
final class MessageBuilder {
    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int TEXT = 3000;
    /** One value cannot push the others out. */
    private static final int VALUE = 1000;

    private static final int FOOTER = 200;

    private final String title;
    private final List<String> plain = new ArrayList<>();
    private final List<String> marked = new ArrayList<>();
    private final List<String> footer = new ArrayList<>();
    private final List<Block> code = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();

    MessageBuilder(String title) {
        this.title = title.isBlank() ? "Upstream Watch" : title;
    }

    /** What stands before everything else, in Slack's markup as it is: a mention. */
    MessageBuilder mention(Optional<String> mrkdwn) {
        mrkdwn.ifPresent(who -> {
            plain.addFirst(who);
            marked.addFirst(who);
        });
        return this;
    }

    /** A sentence; left out when it is empty. */
    MessageBuilder line(String sentence) {
        if (!sentence.isBlank()) {
            String line = Mrkdwn.line(sentence, VALUE);
            plain.add(line);
            marked.add(line);
        }
        return this;
    }

    /** A fact with its name; left out when it is empty. */
    MessageBuilder fact(String name, String value) {
        if (!value.isBlank()) {
            String line = Mrkdwn.line(value, VALUE);
            plain.add(name + ": " + line);
            marked.add("*" + name + ":* " + line);
        }
        return this;
    }

    /** A fact with its name, if it is known. */
    MessageBuilder fact(String name, Optional<String> value) {
        return fact(name, value.orElse(""));
    }

    /** Words to copy into a shell, with what they do. */
    MessageBuilder command(String what, String command) {
        String escaped = Mrkdwn.cut(Mrkdwn.escape(command), SECTION - 200);
        plain.add(Mrkdwn.escape(what) + ": " + escaped);
        String id = BlockKit.COMMAND + (code.isEmpty() ? "" : "-" + code.size());
        code.add(new Block(
                "section", new Text("mrkdwn", "*" + Mrkdwn.escape(what) + ":*\n```" + escaped + "```"), List.of(), id));
        return this;
    }

    /** What people can do on the spot. */
    MessageBuilder offers(List<Offer> what) {
        offers.addAll(what);
        return this;
    }

    /** What stands small at the end, last of all the link. */
    MessageBuilder footer(String text) {
        footer.add(Mrkdwn.line(text, FOOTER));
        return this;
    }

    Message build() {
        String head = Mrkdwn.line(title, TEXT / 2);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block("header", new Text("plain_text", Mrkdwn.line(title, HEADER)), List.of()));
        if (!marked.isEmpty()) {
            blocks.add(section(Mrkdwn.cut(String.join("\n", marked), SECTION)));
        }
        blocks.addAll(code);
        String tail = String.join(" · ", footer);
        if (!tail.isEmpty()) {
            blocks.add(new Block("context", null, List.of(new Text("mrkdwn", Mrkdwn.cut(tail, SECTION)))));
        }
        return new Message(text(head, tail), List.copyOf(blocks), List.copyOf(offers));
    }

    /** The link at the end survives whatever is cut. */
    private String text(String head, String tail) {
        String body = plain.isEmpty() ? head : head + "\n" + String.join("\n", plain);
        String end = tail.isEmpty() ? "" : "\n" + Mrkdwn.cut(tail, TEXT / 4);
        return Mrkdwn.cut(body, TEXT - end.length()) + end;
    }

    private static Block section(String mrkdwn) {
        return new Block("section", new Text("mrkdwn", mrkdwn), List.of());
    }
}
