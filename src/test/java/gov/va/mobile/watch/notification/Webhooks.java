package gov.va.mobile.watch.notification;

import java.util.Optional;

/** The settings of the channels. */
record Webhooks(
        Optional<String> alertsWebhook,
        Optional<String> teamWebhook,
        Optional<String> oncallWebhook,
        Optional<String> drillWebhook)
        implements SlackConfig {
    static final Webhooks NONE = new Webhooks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All set to the same URL. */
    static Webhooks all(String url) {
        return new Webhooks(Optional.of(url), Optional.of(url), Optional.of(url), Optional.of(url));
    }
}
