package gov.va.mobile.watch.window.pagerduty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How PagerDuty is reached; without a token nothing is published. */
@ConfigMapping(prefix = "watch.pagerduty")
public interface PagerDutySettings {
    /** The base of its API. */
    @WithDefault("https://api.pagerduty.com")
    URI url();

    /** An API token; a secret, never logged. */
    Optional<String> token();

    /** The e-mail address of a valid user, in whose name windows are made. */
    Optional<String> from();

    /** How often all live windows are compared with what PagerDuty holds. */
    @WithDefault("2m")
    Duration reconcileEvery();

    /** Whether windows can be published. */
    default boolean configured() {
        return token().filter(text -> !text.isBlank()).isPresent()
                && from().filter(text -> !text.isBlank()).isPresent();
    }
}
