package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Mrkdwn;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of something that somebody asked for in Slack. */
sealed interface Outcome {
    /** It was done; the messages show it. */
    record Done() implements Outcome {}

    /** Words for the one who asked; {@code mrkdwn} is escaped. */
    record Said(String mrkdwn) implements Outcome {}

    /** It was not done, because fields are wrong; by the field's name, as plain text. */
    record Wrong(Map<String, String> errors) implements Outcome {
        /** The same where there is no dialog to show it in. */
        Said said() {
            return new Said(errors.entrySet().stream()
                    .map(error -> Mrkdwn.escape(error.getKey() + ": " + error.getValue()))
                    .collect(Collectors.joining("\n")));
        }
    }
}
