package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.map.importing.Draft.DraftUpstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From Gatus's conditions to what a check expects. */
final class GatusConditions {
    private static final Pattern CONDITION = Pattern.compile("(.+?)\\s*(==|!=|<=|>=|<|>)\\s*(.*)");
    private static final Pattern ANY = Pattern.compile("any\\((.*)\\)");
    private static final Pattern CONTAINS = Pattern.compile("pat\\(\\*?([^*?\\[\\]\\\\]+)\\*?\\)");
    private static final Pattern HAS = Pattern.compile("has\\(\\[BODY](.+)\\)");
    private static final Pattern PATH = Pattern.compile("\\[BODY]((?:\\.[A-Za-z0-9_-]+|\\[\\d+])+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final DraftUpstream upstream;
    private final boolean http;
    private final boolean https;
    private final boolean dns;

    GatusConditions(DraftUpstream upstream, String url, boolean dns) {
        this.upstream = upstream;
        this.dns = dns;
        this.http = !dns && url.startsWith("http");
        this.https = !dns && url.startsWith("https");
    }

    /** Carries over what a map can say, and names the rest. */
    void carry(List<String> conditions) {
        for (String condition : conditions) {
            Matcher parts = CONDITION.matcher(condition.strip());
            if (!parts.matches()
                    || !carry(parts.group(1), parts.group(2), parts.group(3).strip())) {
                upstream.note("the condition " + words(condition) + " is not carried over");
            }
        }
        if (http && !upstream.expects("status")) {
            // Gatus minds the status only where a condition names it
            upstream.expect("status", "100-599");
        }
    }

    private boolean carry(String what, String operator, String value) {
        if (what.equals("[STATUS]")) {
            return http && status(operator, value);
        }
        if (what.equals("[CONNECTED]")) {
            return operator.equals("==") && value.equals("true");
        }
        if (what.equals("[DNS_RCODE]")) {
            return dns && operator.equals("==") && value.equals("NOERROR");
        }
        if (what.equals("[RESPONSE_TIME]")
                && operator.startsWith("<")
                && NUMBER.matcher(value).matches()) {
            upstream.put("slowAfter", value + "ms");
            upstream.note("slower than " + value + " ms means degraded here, not down");
            return true;
        }
        if (what.equals("[CERTIFICATE_EXPIRATION]") && operator.startsWith(">")) {
            Optional<Long> left = Carry.millis(value).filter(any -> https || !http);
            left.ifPresent(millis -> {
                upstream.expect("certificateValidFor", Carry.duration(millis));
                upstream.note("a certificate that ends within " + value + " means degraded here, not down");
            });
            return left.isPresent();
        }
        if (what.equals("[BODY]")) {
            return dns ? answers(operator, value) : body(operator, value);
        }
        return http && json(what, operator, value);
    }

    private boolean status(String operator, String value) {
        Matcher any = ANY.matcher(value);
        List<String> codes = any.matches() ? list(any.group(1)) : List.of(value);
        Optional<List<Object>> statuses = switch (operator) {
            case "==" -> Carry.statuses(codes);
            case "<" -> below(value, 1);
            case "<=" -> below(value, 0);
            default -> Optional.empty();
        };
        boolean first = statuses.isPresent() && !upstream.expects("status");
        if (first) {
            upstream.expect("status", statuses.get());
        }
        return first;
    }

    private static Optional<List<Object>> below(String value, int less) {
        return NUMBER.matcher(value).matches() && value.length() == 3
                ? Carry.statuses(List.of("100-" + (Integer.parseInt(value) - less)))
                : Optional.empty();
    }

    private boolean answers(String operator, String value) {
        if (!operator.equals("==") || value.contains("(")) {
            return false;
        }
        upstream.expect("values", List.of(value));
        return true;
    }

    private boolean body(String operator, String value) {
        Matcher pattern = CONTAINS.matcher(value);
        return http
                && operator.equals("==")
                && pattern.matches()
                && upstream.expect("body", "contains", pattern.group(1));
    }

    private boolean json(String what, String operator, String value) {
        Matcher has = HAS.matcher(what);
        Matcher path = PATH.matcher(has.matches() ? "[BODY]" + has.group(1) : what);
        Optional<Object> rule = has.matches()
                ? Optional.of(value)
                        .filter(flag -> operator.equals("==") && flag.matches("true|false"))
                        .map(flag -> Map.of("exists", Boolean.valueOf(flag)))
                : rule(operator, value);
        return path.matches() && rule.isPresent() && upstream.expect("json", "$" + path.group(1), rule.get());
    }

    private static Optional<Object> rule(String operator, String value) {
        Matcher any = ANY.matcher(value);
        if (any.matches() && operator.equals("==")) {
            return Optional.of(
                    Map.of("in", list(any.group(1)).stream().map(Carry::scalar).toList()));
        }
        if (value.contains("(") || value.contains("[")) {
            return Optional.empty();
        }
        return switch (operator) {
            case "==" -> Optional.of(Carry.scalar(value));
            case "!=" -> Optional.of(Map.of("not", Carry.scalar(value)));
            default -> Optional.empty();
        };
    }

    private static List<String> list(String values) {
        return Stream.of(Pattern.compile(",").split(values)).map(String::strip).toList();
    }

    /** What it compares, never with what: that might be a secret. */
    private static String words(String condition) {
        Matcher parts = CONDITION.matcher(condition.strip());
        return parts.matches() ? parts.group(1) + " " + parts.group(2) + " …" : "that compares nothing";
    }
}
