package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.platform.OneLine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a draft as {@code services-map.yaml}. */
final class DraftWriter {
    private static final String PLAIN = "[A-Za-z][A-Za-z0-9_-]*";

    private DraftWriter() {}

    /** The text of the map; what was not carried over stands above it as comments. */
    static String write(Draft draft, String source) {
        var text = new StringBuilder("# Made from " + oneLine(source)
                + ". What nobody else knows is yet to be said: teams, dependsOn, features, PagerDuty services.\n");
        if (!draft.notes().isEmpty()) {
            text.append("#\n# Not carried over, or to be looked at:\n");
            draft.notes()
                    .forEach(note -> text.append("# - ").append(oneLine(note)).append('\n'));
        }
        text.append(
                "version: 1\n# policy: { allowPrivate: true }   # where targets on loopback and private addresses are meant\n");
        if (draft.upstreams().isEmpty()) {
            return text.append("upstreams: []\n").toString();
        }
        text.append("upstreams:\n");
        draft.upstreams().forEach(upstream -> {
            String lead = "  - ";
            for (Map.Entry<String, Object> field : upstream.fields().entrySet()) {
                text.append(lead)
                        .append(field.getKey())
                        .append(": ")
                        .append(value(field.getValue()))
                        .append('\n');
                lead = "    ";
            }
        });
        return text.toString();
    }

    /** In YAML's flow style. */
    static String value(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> key(entry.getKey().toString()) + ": " + value(entry.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case List<?> list -> list.stream().map(DraftWriter::value).collect(Collectors.joining(", ", "[", "]"));
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(value.toString());
        };
    }

    private static String key(String key) {
        return key.matches(PLAIN) ? key : quoted(key);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static String oneLine(String text) {
        return OneLine.of(text).strip();
    }
}
