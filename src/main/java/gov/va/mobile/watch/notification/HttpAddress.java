package gov.va.mobile.watch.notification;

import java.net.URI;
import java.util.Optional;

/** Addresses that may be called, as settings and Slack give them. Pure. */
public final class HttpAddress {
    private HttpAddress() {}

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
