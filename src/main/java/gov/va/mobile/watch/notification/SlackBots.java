package gov.va.mobile.watch.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Makes the bot's channels. */
@ApplicationScoped
class SlackBots {
    private final SlackApp app;
    private final Places places;
    private final Present present;
    private final OneTimeLinks links;

    SlackBots(SlackApp app, Places places, Present present, OneTimeLinks links) {
        this.app = app;
        this.places = places;
        this.present = present;
        this.links = links;
    }

    /** That of the destination, if there is a bot and the settings name a channel; with buttons where what is pressed comes back to us. */
    Optional<Channel> channel(Destination destination) {
        return app.api()
                .flatMap(api ->
                        app.channel(destination).map(name -> new SlackBot(api, name, this::body, places, present)));
    }

    private Map<String, Object> body(Message message) {
        return app.interactive() ? BlockKit.withButtons(message) : linked(message);
    }

    /** A message where nothing that is pressed comes back to us. */
    Map<String, Object> linked(Message message) {
        return links.on() ? BlockKit.withLinks(message, links::address) : BlockKit.plain(message);
    }
}
