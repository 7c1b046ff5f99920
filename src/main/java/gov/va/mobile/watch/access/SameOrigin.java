package gov.va.mobile.watch.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a browser says that a request comes from a page of ours. A cookie alone proves nothing: the browser adds it whoever asks. */
final class SameOrigin {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    static boolean isWrite(HttpServerRequest request) {
        return !READS.contains(request.method());
    }

    /** By {@code Sec-Fetch-Site} or, from browsers that do not send it, by {@code Origin}; neither is no proof. */
    static boolean proven(HttpServerRequest request) {
        @Nullable HostAndPort host = request.authority();
        return proven(
                request.getHeader("Sec-Fetch-Site"),
                request.getHeader("Origin"),
                host == null ? null : host.toString());
    }

    /** Whether nothing speaks against it: as {@link #proven}, but for callers that are no browsers too. */
    static boolean possible(HttpServerRequest request) {
        return (request.getHeader("Sec-Fetch-Site") == null && request.getHeader("Origin") == null) || proven(request);
    }

    static boolean proven(@Nullable String site, @Nullable String origin, @Nullable String host) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && host != null && host.toLowerCase(Locale.ROOT).equals(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            @Nullable String authority = URI.create(origin).getAuthority();
            return authority == null ? null : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noUri) {
            return null;
        }
    }
}
