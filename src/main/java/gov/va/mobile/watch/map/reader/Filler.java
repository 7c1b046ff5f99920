package gov.va.mobile.watch.map.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills <code>${NAME}</code> and <code>${NAME:default}</code> from the environment; a default may hold further ones. */
final class Filler {
    private static final Pattern OPENING = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)([:}])");
    private static final String START = "${";
    private static final int DEEPEST = 10;

    private final Function<String, Optional<String>> environment;
    private final Problems problems;

    Filler(Function<String, Optional<String>> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * A text with everything filled in.
     *
     * @param any whether there was anything to fill in
     * @param emptiedBy the variables that are empty
     */
    record Filled(String text, boolean any, List<String> emptiedBy) {}

    /** Fills in a scalar; a variable that has neither a value nor a default is an error at its place. */
    Filled fill(String raw, Place place) {
        return fill(raw, place, 0);
    }

    private Filled fill(String raw, Place place, int depth) {
        if (!raw.contains(START)) {
            return new Filled(raw, false, List.of());
        }
        if (depth > DEEPEST) {
            problems.error(place, "defaults inside defaults more than " + DEEPEST + " deep", "fewer of them");
            return new Filled("", true, List.of());
        }
        var text = new StringBuilder();
        var emptied = new ArrayList<String>();
        int at = 0;
        for (int start = raw.indexOf(START); start >= 0; start = raw.indexOf(START, at)) {
            text.append(raw, at, start);
            Matcher opening = OPENING.matcher(raw).region(start, raw.length());
            int end = opening.lookingAt() ? closing(raw, opening.end() - 1) : -1;
            if (end < 0) {
                problems.error(place, "${ without a name and a closing }", "${NAME} or ${NAME:default}");
                return new Filled(text.toString(), true, List.of());
            }
            String name = opening.group(1);
            boolean hasDefault = opening.group(2).equals(":");
            String value = environment
                    .apply(name)
                    .or(() -> hasDefault
                            ? Optional.of(fill(raw.substring(opening.end(), end), place, depth + 1)
                                    .text())
                            : Optional.empty())
                    .orElseGet(() -> missing(name, place));
            if (value.isEmpty()) {
                emptied.add(name);
            }
            text.append(value);
            at = end + 1;
        }
        return new Filled(text.append(raw, at, raw.length()).toString(), true, List.copyOf(emptied));
    }

    private String missing(String name, Place place) {
        problems.error(
                place,
                "${" + name + "} without a value",
                name + " in the environment, or a default: ${" + name + ":default}");
        return "";
    }

    /** Where the brace closes; braces of placeholders inside the default come in pairs. */
    private static int closing(String raw, int from) {
        int depth = 1;
        for (int at = from; at < raw.length(); at++) {
            if (raw.startsWith(START, at)) {
                depth++;
                at++;
            } else if (raw.charAt(at) == '}' && --depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
