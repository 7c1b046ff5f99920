package gov.va.mobile.watch.notification;

import java.util.UUID;

/** Where people find the thing that a message is about. */
final class Links {
    private final String base;

    /** @param publicUrl how people reach the service (WATCH_PUBLIC_URL) */
    Links(String publicUrl) {
        this.base = publicUrl.strip().replaceAll("/+$", "");
    }

    String home() {
        return base + "/";
    }

    String incident(UUID id) {
        return base + "/#incident=" + id;
    }

    String window(UUID id) {
        return base + "/#window=" + id;
    }

    /** Where a window is decided; the path says what, such as {@code /confirm}. */
    String decide(UUID id, String path) {
        return base + "/api/v1/maintenance-windows/" + id + path;
    }
}
