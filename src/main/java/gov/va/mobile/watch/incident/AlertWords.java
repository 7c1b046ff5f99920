package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.map.Upstream;
import java.util.Optional;

/** What is written into an incident about an alert of another system; pure. */
final class AlertWords {
    private AlertWords() {}

    static String title(Optional<Upstream> upstream, Alert alert) {
        return IncidentWords.cut(upstream.map(one -> one.name() + ": ").orElse("") + alert.text());
    }

    static String fires(Alert alert) {
        return "Reported by " + name(alert.source()) + ": " + alert.text() + ".";
    }

    static String over(Alert alert) {
        return name(alert.source()) + " reports that it is over: " + alert.text() + ".";
    }

    /** Why an alert is not about an upstream, for whoever set it up. */
    static String unknown(Alert alert) {
        String found = alert.upstream().map(id -> "names \"" + id + "\"").orElse("names no upstream");
        return "The alert " + found + ", expected "
                + (alert.source() == AlertSource.ALERTMANAGER ? "a label" : "a tag")
                + " upstream with an id of the services map.";
    }

    private static String name(AlertSource source) {
        return switch (source) {
            case ALERTMANAGER -> "Alertmanager";
            case DATADOG -> "Datadog";
        };
    }
}
