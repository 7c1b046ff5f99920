package gov.va.mobile.watch.mobile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How vets-api writes what we answer in its place (domain.md §3, §5). */
final class VetsApi {
    static final String JSON = "application/json; charset=utf-8";

    /** Asks for keys in camelCase, with {@code camel}. */
    static final String INFLECTION = "X-Key-Inflection";

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private VetsApi() {}

    static boolean camel(@Nullable String inflection) {
        return "camel".equals(inflection);
    }

    static String time(Instant at) {
        return MILLISECONDS.format(at);
    }
}
