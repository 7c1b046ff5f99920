package gov.va.mobile.watch.notification;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Slack app as configured; an address that is none stops the start. */
@Startup
@ApplicationScoped
public class SlackApp {
    private final SlackAppConfig config;
    private final URI url;
    private final Optional<SlackApi> api;
    private final Optional<SlackApi> sockets;

    SlackApp(SlackAppConfig config) {
        this.config = config;
        this.url = HttpAddress.of(config.url().strip())
                .orElseThrow(() -> new ConfigurationException(
                        "WATCH_SLACK_URL: found something that is no http(s) URL, expected that of Slack's Web API"));
        this.api = set(config.botToken()).map(token -> new SlackApi(url, token));
        this.sockets = set(config.appToken()).map(token -> new SlackApi(url, token));
    }

    /** The Web API, where there is a bot. */
    public Optional<SlackApi> api() {
        return api;
    }

    /** What Slack signs with; absent, nothing is taken from Slack. */
    public Optional<String> signingSecret() {
        return set(config.signingSecret());
    }

    /** Whether what is pressed in Slack comes back to us, so that buttons are of use. */
    boolean interactive() {
        return api.isPresent() && (signingSecret().isPresent() || socketMode());
    }

    /** Whether what is pressed comes over a connection that we open. */
    public boolean socketMode() {
        return sockets.isPresent();
    }

    /** Asks for the address of such a connection. */
    public SlackReply openSocket(Duration longest) {
        return sockets.map(api -> api.call("apps.connections.open", Map.of(), longest))
                .orElseGet(() ->
                        new SlackReply.Failed("", new Answer.Closed("no app token is set (WATCH_SLACK_APP_TOKEN)")));
    }

    /** That address, if it is one of this Slack's: private, unless the Web API is not either. */
    public Optional<URI> socket(String address) {
        boolean open = url.getScheme().equalsIgnoreCase("http");
        return HttpAddress.of(address.replaceFirst("(?i)^ws", "http"))
                .filter(parsed -> address.regionMatches(true, 0, "wss:", 0, 4)
                        || (open && address.regionMatches(true, 0, "ws:", 0, 3)))
                .filter(parsed -> url.getHost().equalsIgnoreCase(parsed.getHost())
                        || parsed.getHost().toLowerCase(Locale.ROOT).endsWith(".slack.com"))
                .map(parsed -> URI.create(address));
    }

    /** Whether an address is one of this Slack's, so that we may answer there. */
    public boolean owns(URI address) {
        String host = address.getHost();
        if (url.getHost().equalsIgnoreCase(host) && url.getScheme().equalsIgnoreCase(address.getScheme())) {
            return true;
        }
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getPort() == -1
                && ("slack.com".equalsIgnoreCase(host) || "hooks.slack.com".equalsIgnoreCase(host));
    }

    /** The channel of a destination, by id or name. */
    Optional<String> channel(Destination destination) {
        return set(
                switch (destination) {
                    case ALERTS -> config.alertsChannel();
                    case TEAM -> config.teamChannel();
                    case ONCALL -> config.oncallChannel();
                    case DRILL -> config.drillChannel();
                    default -> Optional.<String>empty();
                });
    }

    private static Optional<String> set(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty());
    }
}
