package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Mrkdwn;

/** What is said to people whom the settings do not know. Pure. */
final class Strangers {
    private Strangers() {}

    static String words(String userId) {
        return "Upstream Watch does not know you (" + Mrkdwn.line(userId, 50)
                + "), so nothing was done. Whoever runs it can add you: `watch.access.slack-users."
                + Mrkdwn.line(userId, 50)
                + ".role`.";
    }
}
