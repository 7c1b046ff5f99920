package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.notification.Manners;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.notification.OneTimeLinks;
import gov.va.mobile.watch.notification.OneTimeLinks.Found;
import gov.va.mobile.watch.platform.FreeTextScreen;
import gov.va.mobile.watch.window.WindowView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one-time links show and do. */
@ApplicationScoped
class LinkDesk {
    private static final int LONGEST_NAME = 100;

    private final OneTimeLinks links;
    private final DeedDesk deeds;
    private final FreeTextScreen screen;
    private final Manners manners;
    private final Clock clock;

    LinkDesk(OneTimeLinks links, DeedDesk deeds, FreeTextScreen screen, Manners manners, Clock clock) {
        this.links = links;
        this.deeds = deeds;
        this.screen = screen;
        this.manners = manners;
        this.clock = clock;
    }

    /** A page, with its status. */
    record Shown(int status, String html) {}

    /** Shows what the link would do; does nothing. */
    Shown show(String token) {
        Found found = links.find(token);
        return found instanceof Found.Good good ? ask(good.offer()) : over(found);
    }

    /** Does it. */
    Shown act(String token, Form form) {
        Found found = links.find(token);
        if (!(found instanceof Found.Good good)) {
            return over(found);
        }
        Offer offer = good.offer();
        Optional<WindowView> window = offer.deed().ofWindow() ? deeds.window(offer) : Optional.empty();
        Map<String, String> errors = new LinkedHashMap<>();
        String name = name(form.get(LinkFields.NAME).strip(), errors);
        if (!errors.isEmpty()) {
            return again(offer, window, form, errors);
        }
        if (!links.use(token, name)) {
            return over(new Found.Used(offer));
        }
        var actor = new Actor("link: " + name, offer.deed().role());
        Outcome outcome = deeds.perform(actor, offer, LinkFields.read(offer.deed(), form, window, clock.instant()));
        return switch (outcome) {
            case Outcome.Done _ ->
                new Shown(200, page().said("Done", "success", "It is done and recorded as by " + name + ".", offer));
            case Outcome.Wrong wrong -> {
                links.release(token);
                yield again(offer, window, form, wrong.errors());
            }
            case Outcome.Said said -> {
                links.release(token);
                yield new Shown(409, page().said("Nothing was done", "error", Mrkdwn.plain(said.mrkdwn()), offer));
            }
        };
    }

    private Shown ask(Offer offer) {
        Optional<WindowView> window = offer.deed().ofWindow() ? deeds.window(offer) : Optional.empty();
        var visitor = new Actor("link", offer.deed().role());
        if (window.filter(now -> now.version() != offer.version()).isPresent()) {
            return new Shown(409, page().said("This link is overtaken", "error", situation(visitor, offer), offer));
        }
        return new Shown(
                200,
                page().ask(
                                offer,
                                situation(visitor, offer),
                                LinkFields.of(offer.deed(), window, clock.instant()),
                                Map.of()));
    }

    private Shown again(Offer offer, Optional<WindowView> window, Form form, Map<String, String> errors) {
        List<LinkPage.Field> fields = LinkFields.again(LinkFields.of(offer.deed(), window, clock.instant()), form);
        var visitor = new Actor("link", offer.deed().role());
        return new Shown(400, page().ask(offer, situation(visitor, offer), fields, errors));
    }

    private Shown over(Found found) {
        return switch (found) {
            case Found.Used used ->
                new Shown(
                        410,
                        page().said(
                                        "This link was used",
                                        "error",
                                        "A link is good once, and somebody used this one. Nothing was done now.",
                                        used.offer()));
            case Found.Expired expired ->
                new Shown(
                        410,
                        page().said(
                                        "This link has expired",
                                        "error",
                                        "It was good for two hours. Nothing was done.",
                                        expired.offer()));
            case Found.Unknown _, Found.Good _ -> new Shown(404, page().unknown());
        };
    }

    private String name(String given, Map<String, String> errors) {
        if (given.isEmpty() || given.length() > LONGEST_NAME || given.chars().anyMatch(Character::isISOControl)) {
            errors.put(
                    LinkFields.NAME,
                    "found " + (given.isEmpty() ? "nothing" : given.length() + " characters")
                            + ", expected a name of at most " + LONGEST_NAME + " characters");
        } else if (screen.look(given) instanceof FreeTextScreen.Verdict.Refused refused) {
            errors.put(LinkFields.NAME, refused.why());
        }
        return given;
    }

    private String situation(Actor visitor, Offer offer) {
        return Mrkdwn.plain(deeds.now(visitor, offer));
    }

    private LinkPage page() {
        return new LinkPage(manners.links());
    }
}
