package gov.va.mobile.watch.notification;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** E-mail, as configured; settings that are none stop the start. */
@ApplicationScoped
class EmailReceiver implements Receiver {
    private final Optional<EmailSettings> settings;
    private final Optional<Channel> channel;

    EmailReceiver(EmailConfig config) {
        this.settings = settings(config);
        this.channel = settings.map(set -> new Email(set, Optional.empty()));
    }

    @Override
    public Destination destination() {
        return Destination.EMAIL;
    }

    @Override
    public Optional<Channel> channel() {
        return channel;
    }

    @Override
    public Set<Destination> audiences() {
        return settings.map(set -> set.recipients().keySet()).orElse(Set.of());
    }

    private static Optional<EmailSettings> settings(EmailConfig config) {
        try {
            return EmailSettings.of(config);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(wrong.getMessage());
        }
    }
}
