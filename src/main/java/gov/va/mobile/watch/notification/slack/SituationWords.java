package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.incident.IncidentStatus;
import gov.va.mobile.watch.incident.IncidentView;
import gov.va.mobile.watch.map.ServicesMap;
import gov.va.mobile.watch.notification.Links;
import gov.va.mobile.watch.notification.Mrkdwn;
import gov.va.mobile.watch.notification.Words;
import gov.va.mobile.watch.window.WindowView;
import java.util.Optional;

/** How an incident or a window is now, in a sentence of escaped markup with a link. Pure. */
final class SituationWords {
    private final Words words;
    private final Links links;

    SituationWords(ServicesMap map, Links links) {
        this.words = new Words(map);
        this.links = links;
    }

    String of(WindowView window) {
        String decided = window.decidedBy()
                .map(by -> ", decided by " + Mrkdwn.escape(by))
                .orElse("");
        return "The window for " + Mrkdwn.escape(words.upstream(window.upstreamId())) + " is "
                + window.status().code() + decided + ", " + Words.time(window.start()) + " to "
                + Words.time(window.end()) + ". <" + links.window(window.id()) + "|Open it>";
    }

    String of(IncidentView incident) {
        String who = incident.acknowledgedBy()
                .map(by -> ", " + Mrkdwn.escape(by) + " is on it")
                .orElse(incident.status() == IncidentStatus.OPEN ? ", nobody is on it" : "");
        String reported = incident.reportLinks().isEmpty() ? "" : ", reported to Platform";
        String what = incident.restricted() ? "is restricted and " : "";
        return "Incident #" + incident.number()
                + (incident.restricted() ? "" : " (" + Mrkdwn.line(incident.title(), 200) + ")")
                + " " + what + "is " + incident.status().code() + who + reported + ". <" + links.incident(incident.id())
                + "|Open it>";
    }

    String gone() {
        return "That is not there, or not for you. <" + links.home() + "|Open the page>";
    }

    static String needs(Optional<String> held, String needed) {
        return "You may not do this: it needs the role " + needed + ", yours is " + held.orElse("none") + ".";
    }
}
