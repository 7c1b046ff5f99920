package gov.va.mobile.watch;

import gov.va.mobile.watch.platform.CannotStartException;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Says why the service did not start: one sentence where whoever starts it can mend it, the whole stack trace where only we can. */
final class StartFailure {
    private static final Logger LOG = Logger.getLogger(StartFailure.class);
    private static final int WRONG_SURROUNDINGS = 2;

    private StartFailure() {}

    /** Tells it and answers the exit code. */
    static int tell(Throwable failure, int code) {
        if (cause(failure, BindException.class).isPresent()) {
            System.err.println(taken(failure));
            return WRONG_SURROUNDINGS;
        }
        Optional<CannotStartException> refused = cause(failure, CannotStartException.class);
        if (refused.isPresent()) {
            System.err.println(refused.get().getMessage());
            return WRONG_SURROUNDINGS;
        }
        // how a room that cannot go on, such as the map's, ends the start with a message of its own
        Optional<PreventFurtherStepsException> ended = cause(failure, PreventFurtherStepsException.class);
        if (ended.isPresent()) {
            System.err.println(ended.get().getMessage());
            return ended.get().getExitCode();
        }
        Optional<ConfigurationException> setting = cause(failure, ConfigurationException.class);
        if (setting.isPresent()) {
            System.err.println(setting.get().getMessage());
            return code;
        }
        LOG.error("Upstream Watch did not start", failure);
        return code;
    }

    /** Quarkus names the main port in an exception of its own, and the management port only in words. */
    private static String taken(Throwable failure) {
        return cause(failure, QuarkusBindException.class)
                .map(bind -> portTaken(bind.getPort(), "QUARKUS_HTTP_PORT"))
                .orElseGet(() -> portTaken(
                        ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class),
                        "QUARKUS_MANAGEMENT_PORT"));
    }

    private static String portTaken(int port, String setting) {
        return "Port " + port + " is taken by another process: stop that one, or set " + setting + " to a free port.";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
        }
        return Optional.empty();
    }
}
