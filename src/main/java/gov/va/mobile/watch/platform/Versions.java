package gov.va.mobile.watch.platform;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** ETags of things that carry a version: {@code "<version>"} (api.md). */
public final class Versions {
    private Versions() {}

    /** The ETag header's value. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** Lets a write go on only when its {@code If-Match} names the current version, in a list of them or as {@code *} (RFC 9110, 13.1.1): else 428 (absent) or 412 (another). */
    public static void require(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.versionRequired();
        }
        boolean current = Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(named -> named.equals("*") || named.equals(etag(version)));
        if (!current) {
            throw ProblemException.staleVersion(ifMatch, version);
        }
    }
}
