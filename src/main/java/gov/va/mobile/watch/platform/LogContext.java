package gov.va.mobile.watch.platform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Says beside the words of a log line what it is about ({@code mdc} of JSON logs), so that all lines of an incident can be found by its id. */
public final class LogContext {
    private LogContext() {}

    /** Does the work; what it logs, whoever logs it, is about this incident and this window. */
    public static void about(Optional<UUID> incidentId, Optional<UUID> windowId, Runnable work) {
        with(ids(incidentId, windowId), () -> {
            work.run();
            return true;
        });
    }

    /** {@link #about(Optional, Optional, Runnable)} for work with an answer. */
    public static <T> T about(Optional<UUID> incidentId, Optional<UUID> windowId, Supplier<T> work) {
        return with(ids(incidentId, windowId), work);
    }

    /** What is known of the ids, by the names under which logs and traces say them. */
    static Map<String, String> ids(Optional<UUID> incidentId, Optional<UUID> windowId) {
        Map<String, String> keys = new LinkedHashMap<>();
        incidentId.ifPresent(id -> keys.put("incidentId", id.toString()));
        windowId.ifPresent(id -> keys.put("windowId", id.toString()));
        return keys;
    }

    /** Does the work with these keys beside each line, and what was there before again after it. */
    static <T> T with(Map<String, String> keys, Supplier<T> work) {
        Map<String, @Nullable Object> before = new HashMap<>();
        keys.forEach((key, value) -> before.put(key, MDC.put(key, value)));
        try {
            return work.get();
        } finally {
            before.forEach((key, value) -> {
                if (value == null) {
                    MDC.remove(key);
                } else {
                    MDC.put(key, value);
                }
            });
        }
    }
}
