package gov.va.mobile.watch.notification;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The channel of each destination that has one, as configured: by the bot, else by its webhook. A URL that is none stops the start. */
@Startup
@ApplicationScoped
class Channels {
    private final Map<Destination, Channel> channels = new EnumMap<>(Destination.class);
    private final boolean redraw;

    @Inject
    Channels(SlackConfig slack, SlackApp app, SlackBots bots) {
        this(slack, app.api().isPresent(), bots::channel, bots::linked);
    }

    Channels(SlackConfig slack) {
        this(slack, false, destination -> Optional.empty(), BlockKit::plain);
    }

    private Channels(
            SlackConfig slack,
            boolean redraw,
            Function<Destination, Optional<Channel>> bots,
            Function<Message, Map<String, Object>> body) {
        this.redraw = redraw;
        for (Destination destination : Destination.values()) {
            bots.apply(destination)
                    .or(() -> webhook(slack, destination)
                            .filter(url -> !url.isBlank())
                            .map(url -> channel(url, destination, body)))
                    .ifPresent(channel -> channels.put(destination, channel));
        }
    }

    /** The destination's channel, if it has one. */
    Optional<Channel> of(Destination destination) {
        return Optional.ofNullable(channels.get(destination));
    }

    /** The destinations that have a channel. */
    Set<Destination> reachable() {
        return channels.isEmpty() ? EnumSet.noneOf(Destination.class) : EnumSet.copyOf(channels.keySet());
    }

    /** Whether messages can be changed once they are sent. */
    boolean redraw() {
        return redraw;
    }

    private static Channel channel(String url, Destination destination, Function<Message, Map<String, Object>> body) {
        try {
            return SlackWebhook.of(url, destination.setting(), body);
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
