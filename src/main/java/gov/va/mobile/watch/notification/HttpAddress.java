package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.Secrecy;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/** Addresses that may be called, as settings and Slack give them. Pure. */
public final class HttpAddress {
    private static final int SHORTEST_KEY = 8;

    private HttpAddress() {}

    /** Words in which the address, its path and its query, which may be secret, cannot be read. */
    public static String masked(URI url, String words) {
        String path = Objects.toString(url.getRawPath(), "");
        String masked = words.replace(url.toString(), "***");
        masked = path.length() > 1 ? masked.replace(path, "/***") : masked;
        // a short last part is rather a word
        String last = path.substring(path.lastIndexOf('/') + 1);
        return Secrecy.of(last.length() < SHORTEST_KEY ? "" : last, Objects.toString(url.getRawQuery(), ""))
                .hide(masked);
    }

    /** The address, if it is one of http or https, with a host and without credentials. */
    public static Optional<URI> of(String url) {
        try {
            URI parsed = URI.create(url);
            boolean http = "https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme());
            return http && parsed.getHost() != null && parsed.getRawUserInfo() == null
                    ? Optional.of(parsed)
                    : Optional.empty();
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }
}
