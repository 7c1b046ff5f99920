package gov.va.mobile.watch.notification;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The channel of each destination that has one, as configured: of an audience by Slack's bot, else by its webhook; and those of the receivers. A URL that is none stops
 * the start.
 */
@Startup
@ApplicationScoped
class Channels {
    private final Map<Destination, Channel> channels = new EnumMap<>(Destination.class);
    private final List<Receiver> receivers;
    private final boolean redraw;

    @Inject
    Channels(SlackConfig slack, SlackApp app, SlackBots bots, @All List<Receiver> receivers) {
        this(slack, app.api().isPresent(), bots::channel, bots::linked, receivers);
    }

    Channels(SlackConfig slack, Receiver... receivers) {
        this(slack, false, destination -> Optional.empty(), BlockKit::plain, List.of(receivers));
    }

    private Channels(
            SlackConfig slack,
            boolean redraw,
            Function<Destination, Optional<Channel>> bots,
            Function<Message, Map<String, Object>> body,
            List<Receiver> receivers) {
        this.redraw = redraw;
        for (Destination destination : Destination.AUDIENCES) {
            bots.apply(destination)
                    .or(() -> webhook(slack, destination)
                            .filter(url -> !url.isBlank())
                            .map(url -> channel(url, destination, body)))
                    .ifPresent(channel -> channels.put(destination, channel));
        }
        receivers.forEach(
                receiver -> receiver.channel().ifPresent(channel -> channels.put(receiver.destination(), channel)));
        this.receivers = receivers.stream()
                .filter(receiver -> channels.containsKey(receiver.destination()))
                .toList();
    }

    /** The destination's channel, if it has one. */
    Optional<Channel> of(Destination destination) {
        return Optional.ofNullable(channels.get(destination));
    }

    /** The destinations that have a channel. */
    Set<Destination> configured() {
        return channels.isEmpty() ? EnumSet.noneOf(Destination.class) : EnumSet.copyOf(channels.keySet());
    }

    /** The audiences that can be told something, whoever carries it. */
    Set<Destination> reachable() {
        Set<Destination> found = EnumSet.noneOf(Destination.class);
        Destination.AUDIENCES.stream().filter(channels::containsKey).forEach(found::add);
        receivers.forEach(receiver -> found.addAll(receiver.audiences()));
        return found;
    }

    /** What becomes of a message for an audience, at each destination that has to do with it. */
    List<Ruling> rulings(Ruling ruling) {
        return Fanout.of(ruling, channels.containsKey(ruling.destination()), receivers);
    }

    /** What tells an audience something of that kind, as people call it. */
    String names(Destination audience, NotificationKind kind) {
        return rulings(Ruling.send(audience, kind, false)).stream()
                .filter(ruling -> ruling.decision() == Decision.SEND)
                .map(ruling -> ruling.destination().channel())
                .collect(Collectors.joining(", "));
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
            default -> Optional.empty();
        };
    }
}
