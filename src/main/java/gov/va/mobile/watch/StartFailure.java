package gov.va.mobile.watch;

import gov.va.mobile.watch.map.BadMapException;
import gov.va.mobile.watch.platform.CannotStartException;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.BindException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says why the service did not start: one sentence where whoever starts it can mend it, the whole stack trace where only we can. */
final class StartFailure {
    private static final Logger LOG = Logger.getLogger(StartFailure.class);
    private static final int WRONG_SURROUNDINGS = 2;

    private StartFailure() {}

    /** Tells it and answers the exit code. */
    static int tell(Throwable failure, int code) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case QuarkusBindException main -> {
                    return say(Ports.taken(main.getPort(), "QUARKUS_HTTP_PORT"), WRONG_SURROUNDINGS);
                }
                // Quarkus names the management port in words only
                case BindException management -> {
                    return say(Ports.taken(managementPort(), "QUARKUS_MANAGEMENT_PORT"), WRONG_SURROUNDINGS);
                }
                case FlywayValidateException _ -> {
                    return say(
                            "The database is not that of this version: its migrations have to run first"
                                    + " (QUARKUS_FLYWAY_MIGRATE_AT_START=true, or in Kubernetes the Job upstream-watch-migration).",
                            WRONG_SURROUNDINGS);
                }
                case CannotStartException refused -> {
                    return say(refused.getMessage(), WRONG_SURROUNDINGS);
                }
                case BadMapException map -> {
                    return say(map.getMessage(), code);
                }
                case ConfigurationException setting -> {
                    return say(setting.getMessage(), code);
                }
                default -> {}
            }
        }
        LOG.error("Upstream Watch did not start", failure);
        return code;
    }

    private static int say(@Nullable String message, int code) {
        System.err.println(message);
        return code;
    }

    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
    }
}
