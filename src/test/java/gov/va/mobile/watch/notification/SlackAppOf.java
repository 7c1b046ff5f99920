package gov.va.mobile.watch.notification;

import java.util.Optional;

/** A Slack app as tests set it up. */
public final class SlackAppOf {
    private SlackAppOf() {}

    /** One with nothing but an app token. */
    public static SlackApp socketMode(String url, String token) {
        return new SlackApp(new SlackAppConfig() {
            @Override
            public Optional<String> botToken() {
                return Optional.empty();
            }

            @Override
            public Optional<String> signingSecret() {
                return Optional.empty();
            }

            @Override
            public Optional<String> appToken() {
                return Optional.of(token);
            }

            @Override
            public String url() {
                return url;
            }

            @Override
            public boolean links() {
                return false;
            }

            @Override
            public Optional<String> alertsChannel() {
                return Optional.empty();
            }

            @Override
            public Optional<String> teamChannel() {
                return Optional.empty();
            }

            @Override
            public Optional<String> oncallChannel() {
                return Optional.empty();
            }

            @Override
            public Optional<String> drillChannel() {
                return Optional.empty();
            }
        });
    }
}
