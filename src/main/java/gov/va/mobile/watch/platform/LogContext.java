package gov.va.mobile.watch.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;

/** Says beside the words of a log line what it is about ({@code mdc} of JSON logs), so that all lines of an incident can be found by its id. */
public final class LogContext {
    private LogContext() {}

    /** Does the work; what it logs, whoever logs it, is about this incident and this window. */
    public static void about(Optional<UUID> incidentId, Optional<UUID> windowId, Runnable work) {
        about(incidentId, windowId, () -> {
            work.run();
            return true;
        });
    }

    /** {@link #about(Optional, Optional, Runnable)} for work with an answer. */
    public static <T> T about(Optional<UUID> incidentId, Optional<UUID> windowId, Supplier<T> work) {
        Map<String, String> keys = new LinkedHashMap<>();
        incidentId.ifPresent(id -> keys.put("incidentId", id.toString()));
        windowId.ifPresent(id -> keys.put("windowId", id.toString()));
        keys.forEach(MDC::put);
        try {
            return work.get();
        } finally {
            keys.keySet().forEach(MDC::remove);
        }
    }
}
