package gov.va.mobile.watch.window;

import gov.va.mobile.watch.platform.LogContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Says on the console what became of maintenance windows, once it is stored. */
@ApplicationScoped
class WindowConsole {
    private static final Logger LOG = Logger.getLogger(WindowConsole.class);

    void log(@Observes(during = TransactionPhase.AFTER_SUCCESS) WindowsChanged changed) {
        changed.changes()
                .forEach(change -> LogContext.about(
                        change.window().incidentId(),
                        Optional.of(change.window().id()),
                        () -> log(change)));
    }

    private static void log(WindowChange change) {
        WindowView window = change.window();
        LOG.infof(
                "maintenance window %s: %s, until %s, id %s",
                change.kind().code(), window.upstreamId(), window.end(), window.id());
    }
}
