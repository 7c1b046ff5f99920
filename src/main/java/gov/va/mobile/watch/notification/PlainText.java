package gov.va.mobile.watch.notification;

import java.util.regex.Pattern;

/** A message for those who do not read Slack's markup: nothing escaped, nobody mentioned. Pure. */
final class PlainText {
    private static final Pattern MENTION = Pattern.compile("<(?:[@!#][^>]*)>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}");

    private PlainText() {}

    /** Its first line. */
    static String title(Message message) {
        return of(message).lines().findFirst().orElse("Upstream Watch");
    }

    /** All of it, line by line. */
    static String of(Message message) {
        String unmentioned = MENTION.matcher(message.text()).replaceAll("");
        StringBuilder text = new StringBuilder();
        unmentioned
                .lines()
                .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
                .forEach(line -> {
                    if (!line.isEmpty()) {
                        text.append(Mrkdwn.plain(line)).append('\n');
                    }
                });
        return text.toString().strip();
    }
}
