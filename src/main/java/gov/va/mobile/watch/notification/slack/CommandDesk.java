package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Denials;
import gov.va.mobile.watch.access.SlackUsers;
import gov.va.mobile.watch.health.HealthBook;
import gov.va.mobile.watch.health.UpstreamHealth;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.incident.Incidents;
import gov.va.mobile.watch.map.CurrentMap;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Manners;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Offer;
import gov.va.mobile.watch.window.Windows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers {@code /upstream}, privately. */
@ApplicationScoped
class CommandDesk {
    private final SlackUsers users;
    private final Denials denials;
    private final Incidents incidents;
    private final Windows windows;
    private final HealthBook health;
    private final ClickDesk clicks;
    private final DeedDesk deeds;
    private final Promptly promptly;
    private final ResponseUrl responses;
    private final CurrentMap map;
    private final Manners manners;

    CommandDesk(
            SlackUsers users,
            Denials denials,
            Incidents incidents,
            Windows windows,
            HealthBook health,
            ClickDesk clicks,
            DeedDesk deeds,
            Promptly promptly,
            ResponseUrl responses,
            CurrentMap map,
            Manners manners) {
        this.users = users;
        this.denials = denials;
        this.incidents = incidents;
        this.windows = windows;
        this.health = health;
        this.clicks = clicks;
        this.deeds = deeds;
        this.promptly = promptly;
        this.responses = responses;
        this.map = map;
        this.manners = manners;
    }

    Map<String, Object> answer(Form form) {
        String userId = form.get("user_id");
        Optional<Actor> actor = users.find(userId);
        if (actor.isEmpty()) {
            denials.record(userId.isEmpty() ? "nobody" : userId, Optional.empty(), "slack.command", "slack");
            return Answers.privately(Strangers.words(userId));
        }
        return promptly.run(
                        () -> outcome(actor.get(), form),
                        late -> responses.post(form.get("response_url"), Answers.privately(words(late))))
                .map(outcome -> Answers.privately(words(outcome)))
                .orElse(Answers.nothing());
    }

    private Outcome outcome(Actor actor, Form form) {
        return switch (Command.read(form.get("text"))) {
            case Command.Status _ -> said(words -> words.status(upstreams(), incidents.openFor(actor)));
            case Command.Incidents _ -> said(words -> words.incidents(incidents.openFor(actor)));
            case Command.Windows _ -> said(words -> words.windows(windows.live()));
            case Command.Owner owner -> about(owner.name(), (words, upstream) -> words.owns(upstream));
            case Command.Upstream asked ->
                about(
                        asked.name(),
                        (words, upstream) -> words.upstream(
                                upstream,
                                Optional.ofNullable(upstreams().get(upstream.id())),
                                incidents.openFor(actor),
                                windows.live()));
            case Command.Report report -> report(actor, report, form);
            case Command.Help _ -> new Outcome.Said(CommandWords.help());
        };
    }

    private Outcome report(Actor actor, Command.Report report, Form form) {
        Optional<IncidentView> incident = incident(report.what(), incidents.openFor(actor));
        if (incident.isEmpty()) {
            return new Outcome.Said("Nothing was done: there is no open incident of `"
                    + Mrkdwn.line(report.what().replace('`', '\''), 100)
                    + "`. `/upstream incidents` lists them.");
        }
        var offer = new Offer(Deed.REPORTED, incident.get().id(), incident.get().version());
        if (report.link().isEmpty()) {
            Outcome asked = clicks.click(
                    actor,
                    new Interaction.Click(
                            offer.deed().code(), offer.value(), form.get("trigger_id"), form.get("response_url")));
            return asked instanceof Outcome.Done ? new Outcome.Said("Enter the link in the dialog.") : asked;
        }
        return deeds.perform(actor, offer, Map.of("link", report.link()));
    }

    /** By its number, or by the upstream that it is about. */
    private Optional<IncidentView> incident(String what, List<IncidentView> open) {
        String number = what.strip().replaceFirst("^#", "");
        Optional<String> upstream = words().find(what).map(Upstream::id);
        return open.stream()
                .filter(incident -> String.valueOf(incident.number()).equals(number)
                        || (upstream.isPresent() && incident.upstreamId().equals(upstream)))
                .findFirst();
    }

    private interface About {
        String say(CommandWords words, Upstream upstream);
    }

    private Outcome about(String name, About about) {
        return said(words ->
                words.find(name).map(upstream -> about.say(words, upstream)).orElseGet(() -> words.unknown(name)));
    }

    private Outcome said(Function<CommandWords, String> say) {
        return new Outcome.Said(say.apply(words()));
    }

    private Map<String, UpstreamHealth> upstreams() {
        return QuarkusTransaction.requiringNew().call(health::upstreams);
    }

    private CommandWords words() {
        return new CommandWords(map.get(), manners.links());
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "Done.";
            case Outcome.Said said -> said.mrkdwn();
            case Outcome.Wrong wrong -> wrong.said().mrkdwn();
        };
    }
}
