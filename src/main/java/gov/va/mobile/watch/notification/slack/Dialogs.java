package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Words;
import gov.va.mobile.watch.window.Preview;
import gov.va.mobile.watch.window.Preview.Choice;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import gov.va.mobile.watch.window.WindowView.ProposedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a dialog asks before something is done. Pure. */
final class Dialogs {
    private static final int MESSAGE = 500;
    private static final int OPTION = 75;
    private static final int SECTION = 3000;

    private final Words words;

    Dialogs(Words words) {
        this.words = words;
    }

    /** Where an incident was reported. */
    Map<String, Object> reported(IncidentView incident, String metadata) {
        return DialogParts.modal(
                Deed.REPORTED,
                "Reported to Platform",
                "Save",
                metadata,
                List.of(
                        DialogParts.section(Mrkdwn.line(incident.title(), SECTION)
                                + "\nThe link goes to the team's channel, so that all see that it is known."),
                        DialogParts.input("link", "Link to the report", false, DialogParts.url()),
                        DialogParts.input("note", "Note", true, DialogParts.text("", true, MESSAGE)),
                        DialogParts.input(
                                "alreadyReported",
                                "Had it been reported before?",
                                true,
                                DialogParts.checkbox("Yes: somebody else had reported it"))));
    }

    /** About a window; only for deeds about one. */
    Map<String, Object> window(Deed deed, WindowView window, Instant now, String metadata) {
        List<Object> blocks = new ArrayList<>();
        blocks.add(DialogParts.section(summary(window)));
        switch (deed) {
            case CONFIRM -> blocks.addAll(confirm(window));
            case EDIT -> blocks.addAll(edit(window));
            case REJECT ->
                blocks.add(DialogParts.input("reason", "Why not?", false, DialogParts.text("", true, MESSAGE)));
            case EXTEND -> blocks.add(DialogParts.input("end", "New end", false, DialogParts.time(later(window, now))));
            case END ->
                blocks.add(DialogParts.input("reason", "Why (optional)", true, DialogParts.text("", true, MESSAGE)));
            case ACKNOWLEDGE, REPORTED ->
                throw new IllegalArgumentException("found " + deed + ", expected a deed about a window");
        }
        return DialogParts.modal(deed, title(deed), submit(deed), metadata, blocks);
    }

    private static List<Object> confirm(WindowView window) {
        List<Map<String, Object>> choices = choices(window).stream()
                .map(choice -> DialogParts.option(
                        choice.scope().code(),
                        choice.scope() == Scope.MOBILE ? "No: the app only" : "Yes: the app and VA.gov",
                        Mrkdwn.cut(choice.meaning(), OPTION)))
                .toList();
        return List.of(
                DialogParts.input("scope", "Is VA.gov affected too?", false, DialogParts.radio(choices)),
                DialogParts.input(
                        "agreedWith",
                        "If VA.gov is: who agreed there? (its features go down, #oncall is told)",
                        true,
                        DialogParts.text("", false, MESSAGE)),
                DialogParts.input("end", "Until (Veterans read this time)", false, DialogParts.time(window.end())),
                DialogParts.input(
                        "userMessage",
                        "Words to users",
                        true,
                        DialogParts.text(window.userMessage().orElse(""), true, MESSAGE)),
                DialogParts.input(
                        "autoEnd",
                        "When it works again before that",
                        true,
                        DialogParts.checkbox("End the window by itself")));
    }

    private static List<Object> edit(WindowView window) {
        List<Object> blocks = new ArrayList<>();
        if (window.status() == WindowStatus.CONFIRMED) {
            blocks.add(DialogParts.input("start", "From", false, DialogParts.time(window.start())));
        }
        blocks.add(DialogParts.input("end", "Until (Veterans read this time)", false, DialogParts.time(window.end())));
        blocks.add(DialogParts.input(
                "userMessage",
                "Words to users",
                true,
                DialogParts.text(window.userMessage().orElse(""), true, MESSAGE)));
        blocks.add(DialogParts.input("reason", "Why", false, DialogParts.text("", false, MESSAGE)));
        return blocks;
    }

    private String summary(WindowView window) {
        String text = "*" + Mrkdwn.escape(words.upstream(window.upstreamId())) + "*, " + Words.time(window.start())
                + " to " + Words.time(window.end());
        String features = words.features(window.features());
        String blocked = features.isEmpty() ? "" : "\nThe app blocks: " + Mrkdwn.escape(features);
        String careful = window.preview().map(Preview::warnings).orElse(List.of()).stream()
                .map(warning -> "\n*Careful:* " + Mrkdwn.escape(warning))
                .reduce("", String::concat);
        return Mrkdwn.cut(text + blocked + careful + "\nThe app shows a change about 6 minutes later.", SECTION);
    }

    private static List<Choice> choices(WindowView window) {
        return window.preview().map(Preview::scopes).orElse(List.of());
    }

    private static Instant later(WindowView window, Instant now) {
        Optional<Instant> proposed = window.proposedChange()
                .filter(change -> change.kind().equals("extend"))
                .map(ProposedChange::end);
        Instant from = window.end().isBefore(now) ? now : window.end();
        return proposed.orElse(from.plus(Duration.ofHours(1)));
    }

    private static String title(Deed deed) {
        return switch (deed) {
            case CONFIRM -> "Confirm the window";
            case EDIT -> "Edit the window";
            case REJECT -> "Reject the proposal";
            case EXTEND -> "Extend the window";
            case END -> "End the window now";
            case ACKNOWLEDGE, REPORTED -> deed.label();
        };
    }

    private static String submit(Deed deed) {
        return switch (deed) {
            case CONFIRM -> "Confirm";
            case EDIT -> "Save";
            case REJECT -> "Reject";
            case EXTEND -> "Extend";
            case END -> "End now";
            case ACKNOWLEDGE, REPORTED -> "Save";
        };
    }
}
