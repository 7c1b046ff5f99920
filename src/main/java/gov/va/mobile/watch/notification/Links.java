package gov.va.mobile.watch.notification;

import java.util.UUID;

/** Where people find the thing that a message is about. */
public final class Links {
    private final String base;

    /** @param publicUrl how people reach the service (WATCH_PUBLIC_URL) */
    public Links(String publicUrl) {
        this.base = publicUrl.strip().replaceAll("/+$", "");
    }

    /** The page. */
    public String home() {
        return base + "/";
    }

    /** An incident there. */
    public String incident(UUID id) {
        return base + "/incidents/" + id;
    }

    /** A window there. */
    public String window(UUID id) {
        return base + "/maintenance-windows/" + id;
    }

    /** A one-time link. */
    String link(String token) {
        return base + "/links/" + token;
    }

    /** Where a window is decided; the path says what, such as {@code /confirm}. */
    public String decide(UUID id, String path) {
        return base + "/api/v1/maintenance-windows/" + id + path;
    }
}
