package gov.va.mobile.watch.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** Static tokens, as configured: {@code watch.access.tokens.<name>.sha256|role|check}, which {@link TokenSettings} judges; people in Slack; and the feed key. */
@ConfigMapping(prefix = "watch.access")
interface AccessSettings {
    /** By name; the name is the actor of what the token does. */
    Map<String, TokenSetting> tokens();

    /** People by their Slack user id, which {@link SlackUsers} judges. */
    Map<String, SlackUserSetting> slackUsers();

    /** In the clear, since it stands in addresses: what {@link FeedKey} compares with. */
    Optional<String> feedKey();

    /** Whether feature states and windows may be read without a token: what {@link PublicDashboard} says. */
    @WithDefault("false")
    boolean publicDashboard();

    /** One token. */
    interface TokenSetting {
        /** Hex SHA-256 of the token's UTF-8 bytes. */
        Optional<String> sha256();

        /** What it may do; optional for a push token. */
        Optional<String> role();

        /** {@code upstream/check} whose results it may push. */
        Optional<String> check();
    }

    /** One person in Slack. */
    interface SlackUserSetting {
        /** What they may do. */
        Optional<String> role();

        /** What they are called where it is recorded what they did; else it is the id. */
        Optional<String> name();
    }
}
