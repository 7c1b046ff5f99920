package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Alarms in PagerDuty (docs/notifications.md, "PagerDuty"); the key is a secret. */
@ConfigMapping(prefix = "watch.pagerduty")
public interface PagerDutyAlertsConfig {
    /** WATCH_PAGERDUTY_ALERTS_KEY: the integration key of a service of our own, never that of an upstream's service. */
    Optional<String> alertsKey();

    /** WATCH_PAGERDUTY_EVENTS_URL: the Events API. */
    @WithDefault("https://events.pagerduty.com")
    String eventsUrl();
}
