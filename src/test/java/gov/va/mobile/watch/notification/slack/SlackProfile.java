package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.support.FakeSlack;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with a Slack app: bot, signing secret, and people of each role. */
public final class SlackProfile implements QuarkusTestProfile {
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    static final FakeSlack SLACK = new FakeSlack();

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "watch.slack.url", SLACK.url(),
                "watch.slack.bot-token", "xoxb-of-the-tests",
                "watch.slack.signing-secret", SECRET,
                "watch.access.slack-users.UVIEWER1.role", "viewer",
                "watch.access.slack-users.URESPOND.role", "responder",
                "watch.access.slack-users.UAPPROVE.role", "approver",
                "watch.access.slack-users.UNAMED01.role", "approver",
                "watch.access.slack-users.UNAMED01.name", "Jo Doe",
                "watch.business-hours.outside", "send",
                "watch.holidays", "none");
    }
}
