package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.map.Upstream;
import gov.va.mobile.watch.poll.EventReported;

/** What is written into an incident about an event that somebody reported; pure. */
final class EventWords {
    private EventWords() {}

    static String title(Upstream upstream, EventReported event) {
        return IncidentWords.cut(upstream.name() + ": " + seen(event));
    }

    static String happened(EventReported event) {
        return "Reported by the push check " + event.checkId() + ": " + seen(event) + ".";
    }

    static String over(EventReported event) {
        return "The push check " + event.checkId() + " reports that it is over.";
    }

    private static String seen(EventReported event) {
        return event.failure().map(Failure::message).orElse("an event");
    }
}
