package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonNull;
import gov.va.mobile.watch.map.Target.JsonRule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule about a JSON value.
 *
 * @param path where it stands (JSONPath)
 * @param condition {@code equals}, {@code in}, {@code not}, {@code exists} or {@code degraded}
 * @param value what the condition compares with: a scalar, or a list for {@code in} and {@code degraded}
 */
record JsonRuleView(String path, String condition, @Nullable Object value) {
    static List<JsonRuleView> of(List<JsonRule> rules) {
        return rules.stream().map(rule -> of(rule.path(), rule.expect())).toList();
    }

    static JsonRuleView of(String path, JsonExpectation expect) {
        return switch (expect) {
            case JsonExpectation.Equal equal -> new JsonRuleView(path, "equals", plain(equal.value()));
            case JsonExpectation.In in -> new JsonRuleView(path, "in", plain(in.values()));
            case JsonExpectation.Not not -> new JsonRuleView(path, "not", plain(not.value()));
            case JsonExpectation.Exists exists -> new JsonRuleView(path, "exists", exists.expected());
            case JsonExpectation.Degraded degraded -> new JsonRuleView(path, "degraded", plain(degraded.values()));
        };
    }

    private static @Nullable Object plain(Object value) {
        return value == JsonNull.NULL ? null : value;
    }

    private static @Nullable Object[] plain(List<Object> values) {
        return Arrays.stream(values.toArray()).map(JsonRuleView::plain).toArray();
    }
}
