package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.platform.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A body of {@code application/x-www-form-urlencoded}. Pure. */
record Form(Map<String, String> fields) {
    /**
     * Reads it.
     *
     * @throws ProblemException 400 when it is none, or names a field twice
     */
    static Form read(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (Optional.ofNullable(fields.put(name, value)).isPresent()) {
                throw ProblemException.badField(name, "found it twice, expected it once");
            }
        }
        return new Form(fields);
    }

    /** The field's value; empty where it is absent. */
    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw ProblemException.badField("body", "found a broken escape, expected a form");
        }
    }
}
