package gov.va.mobile.watch.notification;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channel of each destination that has one, as configured; a URL that is none stops the start. */
@Startup
@ApplicationScoped
class Channels {
    private final Map<Destination, Channel> channels = new EnumMap<>(Destination.class);

    Channels(SlackConfig slack) {
        for (Destination destination : Destination.values()) {
            webhook(slack, destination)
                    .filter(url -> !url.isBlank())
                    .ifPresent(url -> channels.put(destination, channel(url, destination)));
        }
    }

    /** The destination's channel, if its webhook is set. */
    Optional<Channel> of(Destination destination) {
        return Optional.ofNullable(channels.get(destination));
    }

    /** The destinations that have a channel. */
    Set<Destination> reachable() {
        return channels.isEmpty() ? EnumSet.noneOf(Destination.class) : EnumSet.copyOf(channels.keySet());
    }

    private static Channel channel(String url, Destination destination) {
        try {
            return SlackWebhook.of(url, destination.setting());
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(wrong.getMessage());
        }
    }

    private static Optional<String> webhook(SlackConfig slack, Destination destination) {
        return switch (destination) {
            case ALERTS -> slack.alertsWebhook();
            case TEAM -> slack.teamWebhook();
            case ONCALL -> slack.oncallWebhook();
            case DRILL -> slack.drillWebhook();
        };
    }
}
