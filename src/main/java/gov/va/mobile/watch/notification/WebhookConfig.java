package gov.va.mobile.watch.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** A program that is told of everything (docs/notifications.md, "Webhook"). The URL may hold a secret, and the secrets are some. */
@ConfigMapping(prefix = "watch.webhook")
public interface WebhookConfig {
    /** WATCH_WEBHOOK_URL: where CloudEvents are posted to. */
    Optional<String> url();

    /** WATCH_WEBHOOK_SECRET: what they are signed with, the new one and the old one while they change. */
    Optional<List<String>> secret();

    /** WATCH_WEBHOOK_SECRET_FILE: a file of these, one a line, read anew for each message; relative to WATCH_SECRETS_DIRECTORY. */
    Optional<String> secretFile();

    /** WATCH_WEBHOOK_AUDIENCES: whose messages it is told. */
    @WithDefault("alerts,team,oncall")
    List<String> audiences();
}
