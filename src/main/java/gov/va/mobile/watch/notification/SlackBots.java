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

    SlackBots(SlackApp app, Places places, Present present) {
        this.app = app;
        this.places = places;
        this.present = present;
    }

    /** That of the destination, if there is a bot and the settings name a channel; with buttons where what is pressed comes back to us. */
    Optional<Channel> channel(Destination destination) {
        return app.api()
                .flatMap(api ->
                        app.channel(destination).map(name -> new SlackBot(api, name, this::body, places, present)));
    }

    private Map<String, Object> body(Message message) {
        return app.interactive() ? BlockKit.withButtons(message) : BlockKit.plain(message);
    }
}
