package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Mrkdwn;
import java.util.List;
import java.util.Map;

/** Bodies of answers to Slack. Pure. */
final class Answers {
    private static final int LONGEST = 3000;
    private static final int TITLE = 24;

    private Answers() {}

    /** Nothing to say. */
    static Map<String, Object> nothing() {
        return Map.of();
    }

    /** For the one who asked, and nobody else; {@code mrkdwn} is escaped. */
    static Map<String, Object> privately(String mrkdwn) {
        return Map.of("response_type", "ephemeral", "replace_original", false, "text", Mrkdwn.cut(mrkdwn, LONGEST));
    }

    /** Fields of a dialog that are wrong, by the field's name. */
    static Map<String, Object> errors(Map<String, String> errors) {
        return Map.of("response_action", "errors", "errors", errors);
    }

    /** Another view in the dialog's place: what was asked cannot be done. */
    static Map<String, Object> instead(String title, String mrkdwn) {
        return Map.of("response_action", "update", "view", view(title, mrkdwn));
    }

    private static Map<String, Object> view(String title, String mrkdwn) {
        return Map.of(
                "type",
                "modal",
                "title",
                Map.of("type", "plain_text", "text", Mrkdwn.cut(title, TITLE)),
                "close",
                Map.of("type", "plain_text", "text", "Close"),
                "blocks",
                List.of(Map.of(
                        "type", "section", "text", Map.of("type", "mrkdwn", "text", Mrkdwn.cut(mrkdwn, LONGEST)))));
    }
}
