package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonNull;
import gov.va.mobile.watch.map.Target.JsonRule;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON against its rules (map.md, "a JSON value"). A path that matches many values must hold for each of them. A value that means degraded is degraded, whatever else is
 * expected of the same path: {@code in: [pass], degraded: [warn]} does what it says.
 */
final class JsonJudge {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./:-]*");
    private static final Set<String> OTHER_THAN_TEXT = Set.of("true", "false", "null", "nothing");

    private JsonJudge() {}

    /**
     * How the rules hold.
     *
     * @param finding the first rule that fails, else a warning, else nothing
     * @param missing there is nothing at the path of a rule that is about a value
     */
    record Verdict(Optional<Finding> finding, boolean missing) {}

    /** Judges all rules. */
    static Verdict judge(Json json, List<JsonRule> rules) throws ProbeException {
        Optional<Finding> warning = Optional.empty();
        boolean missing = false;
        for (JsonRule rule : rules) {
            List<@Nullable Object> values = json.at(rule.path());
            if (rule.expect() instanceof JsonExpectation.Exists exists) {
                if (exists.expected() == values.stream().allMatch(JsonJudge::isNothing)) {
                    return failed(rule, values.isEmpty() ? "nothing" : found(values.getFirst()), missing);
                }
            } else if (values.isEmpty()) {
                missing = true;
                if (rule.expect() instanceof JsonExpectation.Equal || rule.expect() instanceof JsonExpectation.In) {
                    return failed(rule, "nothing", true);
                }
            } else {
                for (Object value : values) {
                    boolean degraded = degraded(value, rule.path(), rules);
                    if (degraded && warning.isEmpty()) {
                        warning = Optional.of(Finding.degraded(
                                FailureKind.WARNING,
                                rule.path() + ": found " + found(value) + ", which means degraded"));
                    }
                    if (!degraded && !holds(value, rule.expect())) {
                        return failed(rule, found(value), missing);
                    }
                }
            }
        }
        return new Verdict(warning, missing);
    }

    private static Verdict failed(JsonRule rule, String found, boolean missing) {
        return new Verdict(
                Optional.of(Finding.fail(
                        FailureKind.BODY, rule.path() + ": expected " + expected(rule.expect()) + ", found " + found)),
                missing);
    }

    private static boolean degraded(@Nullable Object value, String path, List<JsonRule> rules) {
        return rules.stream()
                .anyMatch(rule -> rule.expect() instanceof JsonExpectation.Degraded degraded
                        && rule.path().equals(path)
                        && among(value, degraded.values()));
    }

    static boolean holds(@Nullable Object value, JsonExpectation expect) {
        return switch (expect) {
            case JsonExpectation.Equal equal -> same(value, equal.value());
            case JsonExpectation.In in -> among(value, in.values());
            case JsonExpectation.Not not -> !same(value, not.value());
            case JsonExpectation.Exists _, JsonExpectation.Degraded _ -> true;
        };
    }

    static boolean among(@Nullable Object value, List<Object> expected) {
        return expected.stream().anyMatch(one -> same(value, one));
    }

    /** Numbers are the same when their values are: 1, 1.0 and 1e0. */
    private static boolean same(@Nullable Object found, Object expected) {
        return switch (expected) {
            case JsonNull _ -> found == null;
            case BigDecimal number ->
                found instanceof Number other
                        && number(other)
                                .map(value -> value.compareTo(number) == 0)
                                .orElse(false);
            default -> expected.equals(found);
        };
    }

    private static Optional<BigDecimal> number(Number number) {
        try {
            return Optional.of(number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()));
        } catch (NumberFormatException notFinite) {
            return Optional.empty();
        }
    }

    /** A null is not there: {@code "error": null} is no error, {@code "keys": null} no keys. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null;
    }

    static String expected(JsonExpectation expect) {
        return switch (expect) {
            case JsonExpectation.Equal equal -> word(equal.value());
            case JsonExpectation.In in ->
                "one of " + in.values().stream().map(JsonJudge::word).collect(Collectors.joining(", "));
            case JsonExpectation.Not not -> "anything but " + word(not.value());
            case JsonExpectation.Exists exists -> exists.expected() ? "a value" : "nothing";
            case JsonExpectation.Degraded _ -> "";
        };
    }

    /** As the map says it; a text that could be taken for something else is quoted. */
    private static String word(Object value) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        boolean plain = PLAIN_WORD.matcher(text).matches() && !OTHER_THAN_TEXT.contains(text);
        return plain ? text : Words.quoted(text);
    }

    private static String found(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Words.quoted(text);
            case Map<?, ?> _ -> "an object";
            case Collection<?> list -> "a list of " + list.size();
            default -> Words.cut(value.toString());
        };
    }
}
