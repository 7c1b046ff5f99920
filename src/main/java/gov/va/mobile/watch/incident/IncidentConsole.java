package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.incident.IncidentChange.Kind;
import gov.va.mobile.watch.platform.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Says on the console what became of incidents, once it is stored. Nothing that a person wrote: logs go further than the incident may. */
@ApplicationScoped
class IncidentConsole {
    private static final Logger LOG = Logger.getLogger(IncidentConsole.class);
    private static final Set<Kind> TURNS =
            EnumSet.of(Kind.OPENED, Kind.REOPENED, Kind.ACKNOWLEDGED, Kind.RESOLVED, Kind.CLOSED);

    void log(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentsChanged changed) {
        changed.changes().stream()
                .filter(change -> TURNS.contains(change.kind()))
                .forEach(change -> LogContext.about(
                        Optional.of(change.incident().id()), Optional.empty(), () -> LOG.info(line(change))));
    }

    private static String line(IncidentChange change) {
        IncidentView incident = change.incident();
        String line = "incident " + incident.number() + " " + change.kind().code();
        if (incident.restricted()) {
            return line;
        }
        return line
                + incident.upstreamId().map(upstream -> ": " + upstream).orElse("")
                + incident.failure()
                        .map(Failure::message)
                        .map(message -> ", " + message)
                        .orElse("");
    }
}
