package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.OpeningPolicy.Agenda;
import gov.va.mobile.watch.notification.OpeningPolicy.Matter;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.util.List;
import java.util.Optional;

/** Puts the message of an opening into words. Pure. */
final class OpeningComposer {
    private static final int SHOWN = 8;

    private final IncidentComposer incidents;
    private final Words words;
    private final Links links;

    OpeningComposer(ServicesMap map, Links links) {
        this.incidents = new IncidentComposer(map, links);
        this.words = new Words(map);
        this.links = links;
    }

    /** The message of that agenda. */
    Message compose(Agenda agenda, boolean mention) {
        MessageBuilder message = new MessageBuilder(
                        "Good morning: " + agenda.needsYou().size() + " need you now, "
                                + agenda.stillOpen().size() + " still open, "
                                + agenda.over().size() + " over")
                .mention(mention ? words.onCall() : Optional.empty());
        list(message, "Needs you now", agenda.needsYou(), false);
        list(message, "Still open", agenda.stillOpen(), false);
        list(message, "Over", agenda.over(), true);
        return message.footer(links.home()).build();
    }

    private void list(MessageBuilder message, String name, List<Matter> matters, boolean over) {
        matters.stream().limit(SHOWN).forEach(matter -> message.fact(name, line(matter, over)));
        if (matters.size() > SHOWN) {
            message.fact(name, "and " + (matters.size() - SHOWN) + " more");
        }
    }

    private String line(Matter matter, boolean over) {
        return switch (matter) {
            case Matter.OfIncident of -> over ? over(of.incident()) : open(of.incident());
            case Matter.Postmortem of ->
                subject(of.incident()) + ": its postmortem is owed, "
                        + links.incident(of.incident().id());
            case Matter.OfWindow of -> window(of.window());
        };
    }

    private String open(IncidentView incident) {
        return subject(incident) + " since " + Words.time(incident.startedAt())
                + incident.acknowledgedBy().map(who -> ", " + who + " is on it").orElse(", acknowledge it")
                + ", " + links.incident(incident.id());
    }

    private String over(IncidentView incident) {
        return subject(incident) + ", from " + Words.time(incident.startedAt())
                + incident.resolvedAt().map(at -> " to " + Words.time(at)).orElse("")
                + incident.resolution().map(how -> ", " + how).orElse("");
    }

    private String window(WindowView window) {
        String what = "maintenance window of " + words.upstream(window.upstreamId()) + " until "
                + Words.time(window.end()) + ": ";
        if (window.status() == WindowStatus.PROPOSED) {
            return what + "decide on it, " + links.window(window.id());
        }
        if (window.publication().state().equals("failed")) {
            return what + "Veterans do NOT see it, " + links.window(window.id());
        }
        return what
                + window.proposedChange()
                        .map(change -> "decide on the proposed change, " + links.window(window.id()))
                        .orElse(window.status().code());
    }

    private String subject(IncidentView incident) {
        return "incident #" + incident.number() + " "
                + (incident.restricted() ? "(restricted)" : incidents.subject(incident));
    }
}
