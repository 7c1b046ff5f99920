package gov.va.mobile.watch.access;

import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Where in a provider's token something stands: {@code groups}, or below it, {@code realm_access/roles}; a step that has a slash in it stands in quotes,
 * {@code "https://va.gov/roles"}.
 *
 * @param steps the claim's name, and those below it
 */
record ClaimPath(List<String> steps) {
    /** A slash that is followed by an even number of quotes stands outside of them. */
    private static final Pattern OUTSIDE_QUOTES = Pattern.compile("/(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,]+");

    ClaimPath {
        steps = List.copyOf(steps);
    }

    static ClaimPath of(String text) {
        return new ClaimPath(OUTSIDE_QUOTES
                .splitAsStream(text.strip())
                .map(step -> step.replace("\"", ""))
                .toList());
    }

    /** The words that stand there: a list of texts, or one text of words; none when it is something else. */
    Set<String> words(JsonWebToken token) {
        Optional<Object> found = Optional.ofNullable(token.<Object>getClaim(steps.getFirst()));
        for (String step : steps.subList(1, steps.size())) {
            found = found.flatMap(
                    value -> value instanceof Map<?, ?> map ? Optional.ofNullable(map.get(step)) : Optional.empty());
        }
        return found.stream().flatMap(ClaimPath::texts).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().flatMap(item -> text(item).stream());
            default -> text(value).stream().flatMap(BETWEEN_WORDS::splitAsStream);
        };
    }

    private static Optional<String> text(Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            default -> Optional.empty();
        };
    }
}
