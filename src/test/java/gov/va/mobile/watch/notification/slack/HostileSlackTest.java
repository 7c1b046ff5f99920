package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.support.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What comes from Slack, over HTTP and over Socket Mode, with members of all kinds. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SlackProfile.class)
class HostileSlackTest extends HostileTestBase {
    private static final int OF_SLACK = 250;

    @Inject
    SocketDesk socket;

    @Test
    void nothingOfSlacksIsAFaultOfOurs() {
        var slack = new SlackCaller(RestAssured.baseURI + ":" + RestAssured.port);
        for (int n = 0; n < OF_SLACK && !enough(); n++) {
            String payload = values.payload();
            String body = switch (n % 3) {
                case 0 -> SlackCaller.form("payload", payload);
                case 1 ->
                    SlackCaller.form("command", "/upstream") + "&"
                            + SlackCaller.form("text", values.text() + " " + values.text()) + "&"
                            + SlackCaller.form("user_id", values.user());
                default -> "payload=" + values.text() + "&" + values.text();
            };
            HttpResponse<String> answer =
                    slack.signed(n % 2 == 0 ? "/slack/interactions" : "/slack/commands", body, clock.instant());
            judge(answer, "Slack", body);
            String frame = "{\"envelope_id\":\"" + n + "-" + values.seed() + "\",\"type\":\""
                    + (n % 2 == 0 ? "interactive" : "slash_commands")
                    + "\",\"accepts_response_payload\":true,\"payload\":" + payload + "}";
            if (Frame.read(n % 5 == 0 ? frame.substring(0, values.random().nextInt(frame.length())) : frame)
                    instanceof Frame.Envelope envelope) {
                assertThat(socket.answer(envelope))
                        .as("seed %d: %s", values.seed(), frame)
                        .contains("envelope_id");
            }
        }
        assertNothingWrong();
    }
}
