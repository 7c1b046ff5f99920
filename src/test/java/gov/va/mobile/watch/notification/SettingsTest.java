package gov.va.mobile.watch.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is set wrongly stops the start with a sentence. */
class SettingsTest {
    @Test
    void aWebhookMustBeAUrlAndIsNotShown() {
        assertThatThrownBy(() -> new Channels(Webhooks.all("hooks.slack.com/services/s3cr3t")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("WATCH_SLACK_ALERTS_WEBHOOK: found something that is no http(s) URL, expected the URL of an"
                        + " incoming webhook");
    }

    @Test
    void onlyDestinationsWithAWebhookAreReachable() {
        assertThat(new Channels(Webhooks.NONE).reachable()).isEmpty();
        var some = new Webhooks(
                Optional.of("https://hooks.example/x"), Optional.of(" "), Optional.empty(), Optional.empty());
        assertThat(new Channels(some).reachable()).containsExactly(Destination.ALERTS);
    }

    @Test
    void holidaysAreOfTheUnitedStatesOrNone() {
        assertThatThrownBy(() -> new Manners(() -> Outside.SEND, "uk", "http://localhost:8080"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("WATCH_HOLIDAYS: found uk, expected us-federal or none");
    }

    @Test
    void linksHaveOneSlash() {
        assertThat(new Manners(() -> Outside.SEND, "none", "https://watch.example//")
                        .links()
                        .home())
                .isEqualTo("https://watch.example/");
    }
}
