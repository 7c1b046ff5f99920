package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The Slack app, for its Web API and its buttons (api.md, "Starting it"); docs/slack.md says how it is made. Token and secret are secrets. */
@ConfigMapping(prefix = "watch.slack")
public interface SlackAppConfig {
    /** WATCH_SLACK_BOT_TOKEN: messages go through the Web API, in threads that are kept up to date. */
    Optional<String> botToken();

    /** WATCH_SLACK_SIGNING_SECRET: what Slack signs its requests to us with. */
    Optional<String> signingSecret();

    /** WATCH_SLACK_APP_TOKEN: what people do in Slack comes over a connection that we open (Socket Mode), in place of requests to us. */
    Optional<String> appToken();

    /** WATCH_SLACK_URL: the Web API. */
    @WithDefault("https://slack.com/api")
    String url();

    /** WATCH_SLACK_LINKS: whether messages without buttons have one-time links in their place. */
    @WithDefault("true")
    boolean links();

    /** WATCH_SLACK_ALERTS_CHANNEL: id or name. */
    @WithDefault("#va-mobile-app-alerts")
    Optional<String> alertsChannel();

    /** WATCH_SLACK_TEAM_CHANNEL: id or name. */
    @WithDefault("#va-mobile-app")
    Optional<String> teamChannel();

    /** WATCH_SLACK_ONCALL_CHANNEL: id or name. */
    @WithDefault("#oncall")
    Optional<String> oncallChannel();

    /** WATCH_SLACK_DRILL_CHANNEL: id or name; drills are told nowhere else. */
    Optional<String> drillChannel();
}
