package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How loud it is outside business hours (api.md, "Starting it"). */
@ConfigMapping(prefix = "watch.business-hours")
public interface BusinessHoursConfig {
    /** WATCH_BUSINESS_HOURS_OUTSIDE. */
    @WithDefault("quiet")
    Outside outside();
}
