package gov.va.mobile.watch.platform;

import org.jspecify.annotations.Nullable;

/** ETags of things that carry a version: {@code "<version>"} (api.md). */
public final class Versions {
    private Versions() {}

    /** The ETag header's value. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** Lets a write go on only when its {@code If-Match} names the current version: else 428 (absent) or 412 (another). */
    public static void require(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.versionRequired();
        }
        if (!ifMatch.strip().equals(etag(version))) {
            throw ProblemException.staleVersion(ifMatch, version);
        }
    }
}
