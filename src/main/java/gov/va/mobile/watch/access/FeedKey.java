package gov.va.mobile.watch.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key that opens feeds, calendars and badges, to programs that can send no header: {@code ?key=}. It stands in addresses, so it is good for reading these
 * and nothing else, whatever a viewer may. A resource that it opens names the parameter among its own, {@code @QueryParam(FeedKey.PARAMETER)}, so that it is
 * known and documented.
 */
@ApplicationScoped
public class FeedKey {
    /** The query parameter. */
    public static final String PARAMETER = "key";

    private static final int SHORTEST = 16;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Pattern FEEDS = Pattern.compile("/api/v1/.+\\.(ics|svg)");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Optional<String> key;

    FeedKey(AccessSettings settings) {
        this.key = settings.feedKey().map(String::strip);
    }

    /** What is wrong with the setting; the start ends with it. */
    List<String> errors() {
        return key.filter(found ->
                        found.length() < SHORTEST || !LEGAL.matcher(found).matches())
                .map(found -> List.of("watch.access.feed-key: found "
                        + (LEGAL.matcher(found).matches()
                                ? found.length() + " characters"
                                : "characters that an address does not hold")
                        + ", expected at least " + SHORTEST + " letters, digits, _ and -."))
                .orElse(List.of());
    }

    /** A viewer, when the request reads a feed and has the key. */
    Optional<SecurityIdentity> viewer(HttpServerRequest request) {
        return opens(request.method().name(), request.path(), request.getParam(PARAMETER))
                ? Optional.of(Identities.of("feed-key", Role.VIEWER))
                : Optional.empty();
    }

    /** Whether that is the key, and what is asked for is a feed. */
    boolean opens(String method, @Nullable String path, @Nullable String given) {
        return given != null
                && path != null
                && READS.contains(method)
                && FEEDS.matcher(path).matches()
                && key.filter(expected -> MessageDigest.isEqual(Tokens.sha256(expected), Tokens.sha256(given)))
                        .isPresent();
    }
}
