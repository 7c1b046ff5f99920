package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** E-mail (docs/notifications.md, "E-mail"); the password is a secret. */
@ConfigMapping(prefix = "watch.email")
public interface EmailConfig {
    /** WATCH_EMAIL_HOST: the mail server that takes messages from us. */
    Optional<String> host();

    /** WATCH_EMAIL_PORT: 587, or 465 where TLS begins at once, unless set. */
    Optional<Integer> port();

    /** WATCH_EMAIL_TLS: {@code starttls}, {@code tls} (from the first byte), or {@code none}. */
    @WithDefault("starttls")
    Tls tls();

    /** WATCH_EMAIL_USERNAME: for servers that want a login. */
    Optional<String> username();

    /** WATCH_EMAIL_PASSWORD. */
    Optional<String> password();

    /** WATCH_EMAIL_FROM: whom it is from. */
    Optional<String> from();

    /** WATCH_EMAIL_ALERTS_TO: who gets what goes to the alerts channel. */
    Optional<List<String>> alertsTo();

    /** WATCH_EMAIL_TEAM_TO: who gets what goes to the team's channel. */
    Optional<List<String>> teamTo();

    /** WATCH_EMAIL_ONCALL_TO: who gets what goes to VA.gov's on-call. */
    Optional<List<String>> oncallTo();

    /** WATCH_EMAIL_DRILL_TO: who gets what drills tell. */
    Optional<List<String>> drillTo();

    /** How the connection is kept private. */
    enum Tls {
        STARTTLS,
        TLS,
        NONE
    }
}
