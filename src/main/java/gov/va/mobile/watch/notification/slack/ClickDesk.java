package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Manners;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.notification.SlackApi;
import gov.va.mobile.watch.notification.SlackApp;
import gov.va.mobile.watch.notification.SlackReply;
import gov.va.mobile.watch.notification.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What follows when somebody presses a button: it is done, or a dialog asks for what is needed. */
@ApplicationScoped
class ClickDesk {
    /** A trigger is good for 3 s. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final DeedDesk deeds;
    private final SlackApp app;
    private final CurrentMap map;
    private final Manners manners;
    private final Clock clock;

    ClickDesk(DeedDesk deeds, SlackApp app, CurrentMap map, Manners manners, Clock clock) {
        this.deeds = deeds;
        this.app = app;
        this.map = map;
        this.manners = manners;
        this.clock = clock;
    }

    Outcome click(Actor actor, Interaction.Click click) {
        Optional<Offer> read = Offer.read(click.actionId(), click.value());
        if (read.isEmpty()) {
            return new Outcome.Said("Nothing was done: this button is not known here. " + "<"
                    + manners.links().home() + "|Open the page>");
        }
        Offer offer = read.get();
        if (!deeds.allows(actor, offer)) {
            return deeds.refusal(actor, offer);
        }
        if (offer.deed() == Deed.ACKNOWLEDGE) {
            return deeds.perform(actor, offer, Map.of());
        }
        String metadata = new Metadata(offer, click.responseUrl()).text();
        var dialogs = new Dialogs(new Words(map.get()));
        Optional<Map<String, Object>> dialog = offer.deed().ofWindow()
                ? deeds.window(offer)
                        .filter(window -> window.version() == offer.version())
                        .map(window -> dialogs.window(offer.deed(), window, clock.instant(), metadata))
                : deeds.incident(actor, offer)
                        .filter(incident -> incident.status() != IncidentStatus.CLOSED)
                        .map(incident -> dialogs.reported(incident, metadata));
        return dialog.map(view -> open(click, offer, view)).orElseGet(() -> deeds.stale(actor, offer));
    }

    private Outcome open(Interaction.Click click, Offer offer, Map<String, Object> view) {
        String page = offer.deed().ofWindow()
                ? manners.links().window(offer.target())
                : manners.links().incident(offer.target());
        Optional<SlackApi> api = app.api();
        if (api.isEmpty()) {
            return new Outcome.Said("There is no bot here that could ask for more. <" + page + "|Do it on the page>");
        }
        return switch (api.get().call("views.open", Map.of("trigger_id", click.triggerId(), "view", view), LONGEST)) {
            case SlackReply.Ok _ -> new Outcome.Done();
            case SlackReply.Failed failed ->
                new Outcome.Said("Slack did not open the dialog ("
                        + Mrkdwn.escape(failed.answer().said()) + "): press again, or <" + page
                        + "|do it on the page>");
        };
    }
}
