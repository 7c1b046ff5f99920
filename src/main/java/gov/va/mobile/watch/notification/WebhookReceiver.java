package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Coded;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The webhook, as configured; settings that are none stop the start. */
@ApplicationScoped
class WebhookReceiver implements Receiver {
    private final Optional<Channel> channel;
    private final Set<Destination> audiences;

    WebhookReceiver(
            WebhookConfig config,
            Subjects subjects,
            Manners manners,
            Clock clock,
            @ConfigProperty(name = "watch.secrets-directory", defaultValue = "secrets") String secretsDirectory) {
        this.audiences = audiences(config.audiences());
        this.channel = config.url()
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(url -> webhook(url, config, subjects, manners, clock, Path.of(secretsDirectory)));
    }

    @Override
    public Destination destination() {
        return Destination.WEBHOOK;
    }

    @Override
    public Optional<Channel> channel() {
        return channel;
    }

    @Override
    public Set<Destination> audiences() {
        return audiences;
    }

    /** A program wants to know all of it. */
    @Override
    public boolean takes(NotificationKind kind) {
        return true;
    }

    private static Channel webhook(
            String url, WebhookConfig config, Subjects subjects, Manners manners, Clock clock, Path directory) {
        var secrets = new WebhookSecrets(
                config.secret().orElse(List.of()),
                config.secretFile()
                        .map(String::strip)
                        .filter(file -> !file.isEmpty())
                        .map(directory::resolve));
        try {
            secrets.keys();
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(wrong.getMessage());
        }
        return new Webhook(
                HttpAddress.of(url)
                        .orElseThrow(
                                () -> new ConfigurationException(
                                        "WATCH_WEBHOOK_URL: found something that is no http(s) URL, expected where to post events to")),
                secrets,
                new CloudEvents(manners.links()),
                subjects::incident,
                clock);
    }

    private static Set<Destination> audiences(List<String> codes) {
        Set<Destination> found = EnumSet.noneOf(Destination.class);
        for (String code : codes) {
            found.add(Coded.find(Destination.class, code.strip())
                    .filter(Destination.AUDIENCES::contains)
                    .orElseThrow(() -> new ConfigurationException("WATCH_WEBHOOK_AUDIENCES: found " + code
                            + ", expected some of "
                            + Destination.AUDIENCES.stream()
                                    .map(Destination::code)
                                    .collect(Collectors.joining(", ")))));
        }
        return found;
    }
}
