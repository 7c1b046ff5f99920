package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentKind;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.ReminderPolicy.Reminder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a reminder into words. Pure. */
final class ReminderComposer {
    private final IncidentComposer incidents;
    private final Words words;
    private final Links links;

    ReminderComposer(ServicesMap map, Links links) {
        this.incidents = new IncidentComposer(map, links);
        this.words = new Words(map);
        this.links = links;
    }

    /** The message; of a restricted incident only that it waits. */
    Message compose(Reminder reminder, IncidentView incident, boolean mention, Instant now) {
        String subject =
                incident.restricted() ? "Restricted incident #" + incident.number() : incidents.subject(incident);
        MessageBuilder message = new MessageBuilder(title(reminder, incident, subject))
                .mention(mention ? words.mention(reminder.roles()) : Optional.empty());
        if (!incident.restricted()) {
            facts(message, reminder, incident, now);
            message.offers(Offers.of(incident)).footer(IncidentComposer.name(incident));
        }
        return message.footer(links.incident(incident.id())).build();
    }

    private static String title(Reminder reminder, IncidentView incident, String subject) {
        return switch (reminder) {
            case Reminder.OpenSteps open ->
                "Reminder: " + subject + ", steps are open for " + Words.duration(open.after());
            case Reminder.Unacknowledged _ -> "Nobody has acknowledged: " + subject;
            case Reminder.StillDown _ ->
                (incident.kind() == IncidentKind.CONTROL ? "Still open: " : "Still down: ") + subject
                        + ", not acknowledged";
            case Reminder.StillFlapping _ -> "Still flapping: " + subject + ", not acknowledged";
            case Reminder.ProgressDue _ -> "Progress is due: " + subject;
        };
    }

    private void facts(MessageBuilder message, Reminder reminder, IncidentView incident, Instant now) {
        message.fact(
                        "Since",
                        Words.time(incident.startedAt()) + ", for "
                                + Words.duration(Duration.between(incident.startedAt(), now)))
                .fact("Veterans lose", words.features(incident.affected().features()))
                .fact("Acknowledged by", incident.acknowledgedBy())
                .fact("Commander", incident.commander().map(IncidentComposer::commander));
        switch (reminder) {
            case Reminder.OpenSteps _, Reminder.StillDown _, Reminder.StillFlapping _ ->
                message.fact(
                        "Open steps",
                        OpenSteps.of(incident).stream().map(Words::step).collect(Collectors.joining("; ")));
            case Reminder.Unacknowledged _ -> message.fact("Do next", Words.step("acknowledge") + ", or say who does");
            case Reminder.ProgressDue _ ->
                message.fact("Do next", "add a note: what is done, what comes next, until when");
        }
    }
}
