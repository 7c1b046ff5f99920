package gov.va.mobile.watch.notification.slack;

import com.fasterxml.jackson.databind.JsonNode;
import gov.va.mobile.watch.access.Actor;
import gov.va.mobile.watch.access.Denials;
import gov.va.mobile.watch.access.SlackUsers;
import gov.va.mobile.watch.notification.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers what people press and send off in Slack: first who it is, then what. */
@ApplicationScoped
class InteractionDesk {
    private final SlackUsers users;
    private final Denials denials;
    private final ClickDesk clicks;
    private final DeedDesk deeds;
    private final Promptly promptly;
    private final ResponseUrl responses;

    InteractionDesk(
            SlackUsers users,
            Denials denials,
            ClickDesk clicks,
            DeedDesk deeds,
            Promptly promptly,
            ResponseUrl responses) {
        this.users = users;
        this.denials = denials;
        this.clicks = clicks;
        this.deeds = deeds;
        this.promptly = promptly;
        this.responses = responses;
    }

    /** The body of the answer; Slack shows that to a click only at its response URL. */
    Map<String, Object> answer(JsonNode payload) {
        String userId = Interaction.user(payload);
        Optional<Actor> actor = users.find(userId);
        if (actor.isEmpty()) {
            denials.record(userId.isEmpty() ? "nobody" : userId, Optional.empty(), "slack.interaction", "slack");
            Outcome stranger = new Outcome.Said(Strangers.words(userId));
            return payload.path("type").asText("").equals("view_submission")
                    ? inDialog(stranger)
                    : told(stranger, Interaction.responseUrl(payload));
        }
        return switch (Interaction.read(payload)) {
            case Interaction.Click click -> click(actor.get(), click);
            case Interaction.Submission submission -> submission(actor.get(), submission);
            case Interaction.Other _ -> Answers.nothing();
        };
    }

    private Map<String, Object> click(Actor actor, Interaction.Click click) {
        return promptly.run(() -> clicks.click(actor, click), late -> told(late, click.responseUrl()))
                .map(outcome -> told(outcome, click.responseUrl()))
                .orElse(Answers.nothing());
    }

    private Map<String, Object> submission(Actor actor, Interaction.Submission submission) {
        Optional<Metadata> metadata = Metadata.read(submission.metadata());
        if (metadata.isEmpty()) {
            return inDialog(new Outcome.Said("Nothing was done: this dialog is not known here."));
        }
        String responseUrl = metadata.get().responseUrl();
        return promptly.run(() -> submit(actor, metadata.get(), submission), late -> told(late, responseUrl))
                .map(InteractionDesk::inDialog)
                .orElse(Answers.nothing());
    }

    private Outcome submit(Actor actor, Metadata metadata, Interaction.Submission submission) {
        Deed deed = metadata.offer().deed();
        var fields = DialogFields.read(
                deed, submission.values(), deed.ofWindow() ? deeds.window(metadata.offer()) : Optional.empty());
        return shown(deeds.perform(actor, metadata.offer(), fields), submission);
    }

    /** Slack shows an error only at a field of the dialog. */
    private static Outcome shown(Outcome outcome, Interaction.Submission submission) {
        if (!(outcome instanceof Outcome.Wrong wrong) || submission.values().isEmpty()) {
            return outcome;
        }
        String first = submission.values().keySet().iterator().next();
        Map<String, String> errors = new LinkedHashMap<>();
        wrong.errors()
                .forEach((field, message) -> errors.merge(
                        submission.values().containsKey(field) ? field : first,
                        submission.values().containsKey(field) ? message : field + ": " + message,
                        (one, other) -> one + "; " + other));
        return new Outcome.Wrong(errors);
    }

    private Map<String, Object> told(Outcome outcome, String responseUrl) {
        return switch (outcome) {
            case Outcome.Done _ -> Answers.nothing();
            case Outcome.Wrong wrong -> told(wrong.said(), responseUrl);
            case Outcome.Said said -> {
                Map<String, Object> body = Answers.privately(said.mrkdwn());
                responses.post(responseUrl, body);
                yield body;
            }
        };
    }

    private static Map<String, Object> inDialog(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Answers.nothing();
            case Outcome.Wrong wrong -> Answers.errors(wrong.errors());
            case Outcome.Said said -> Answers.instead("Nothing was done", said.mrkdwn());
        };
    }
}
