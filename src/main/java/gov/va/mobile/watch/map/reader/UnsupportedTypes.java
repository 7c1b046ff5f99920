package gov.va.mobile.watch.map.reader;

import java.util.Set;

/** Types of checks that the grammar has but this version does not run: they are switched off, and that is said. */
final class UnsupportedTypes {
    private static final Set<String> TYPES = Set.of("dns", "push", "prometheus");

    private UnsupportedTypes() {}

    /** Whether a check of the type is not run; warns if so. */
    static boolean switchOff(String type, Section check) {
        boolean unsupported = TYPES.contains(type);
        if (unsupported) {
            check.warning(
                    "type",
                    "type " + type,
                    "http, tcp, tls or a source: this version does not run " + type + " checks yet");
        }
        return unsupported;
    }
}
