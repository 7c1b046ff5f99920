package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The incoming webhooks of the channels; each is a secret (api.md, "Starting it"). */
@ConfigMapping(prefix = "watch.slack")
public interface SlackConfig {
    /** Of #va-mobile-app-alerts. */
    Optional<String> alertsWebhook();

    /** Of #va-mobile-app. */
    Optional<String> teamWebhook();

    /** Of #oncall. */
    Optional<String> oncallWebhook();

    /** Of the test channel where drills are told. */
    Optional<String> drillWebhook();
}
