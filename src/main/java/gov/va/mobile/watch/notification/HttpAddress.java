package gov.va.mobile.watch.notification;

import java.net.URI;
import java.util.Optional;

/** Addresses that may be called, as settings and Slack give them. Pure. */
public final class HttpAddress {
    private HttpAddress() {}

    /** Words in which the address and its path, which may be secret, cannot be read. */
    static String masked(URI url, String words) {
        String path = url.getRawPath();
        String masked = words.replace(url.toString(), "***");
        return path.length() > 1 ? masked.replace(path, "/***") : masked;
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
