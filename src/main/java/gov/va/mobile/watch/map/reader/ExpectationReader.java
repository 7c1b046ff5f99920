package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.Target.HttpExpectation;
import gov.va.mobile.watch.map.Target.JsonExpectation;
import gov.va.mobile.watch.map.Target.JsonRule;
import gov.va.mobile.watch.map.Target.StatusRange;
import gov.va.mobile.watch.map.Target.TextRule;
import gov.va.mobile.watch.map.reader.Value.Field;
import gov.va.mobile.watch.map.reader.Value.Fields;
import gov.va.mobile.watch.map.reader.Value.Items;
import gov.va.mobile.watch.map.reader.Value.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a check expects; patterns and paths are compiled here, so that a bad one is told with its place. */
final class ExpectationReader {
    /** A certificate that ends sooner is a warning. */
    static final Duration CERTIFICATE_VALID_FOR = Duration.ofDays(30);

    /** Any HTTP answer proves that the way out works. */
    static final HttpExpectation ANY_ANSWER = new HttpExpectation(
            List.of(new StatusRange(100, 599)),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    private static final List<String> HTTP = List.of("status", "json", "body", "header", "certificateValidFor");
    private static final List<String> JSON = List.of("in", "not", "exists", "degraded");
    private static final StatusRange SUCCESS = new StatusRange(200, 299);

    private final Context context;

    ExpectationReader(Context context) {
        this.context = context;
    }

    /** What an http check expects, by default any status of success and over TLS a certificate that is good for a while. */
    HttpExpectation http(Section check, boolean tls) {
        Optional<Section> expect = check.part("expect", HTTP);
        Optional<Section> body = expect.flatMap(section -> section.part("body", List.of("contains", "matches")));
        return new HttpExpectation(
                expect.flatMap(section -> section.value("status").map(value -> status(section, value)))
                        .orElse(List.of(SUCCESS)),
                expect.map(this::header).orElse(Map.of()),
                body.flatMap(section -> section.read("contains", Kind.TEXT)),
                body.flatMap(section -> section.read("matches", AnswerKinds.REGEX)),
                expect.map(this::json).orElse(List.of()),
                expect.flatMap(section -> section.read("certificateValidFor", Kind.DURATION))
                        .or(() -> Optional.of(CERTIFICATE_VALID_FOR).filter(any -> tls)));
    }

    /** The rules about the JSON of an answer. */
    List<JsonRule> json(Section expect) {
        var rules = new ArrayList<JsonRule>();
        for (Field entry : expect.entries("json")) {
            Optional<String> path = expect.read(entry.key(), AnswerKinds.JSON_PATH);
            List<JsonExpectation> expectations = values(expect, entry.value());
            path.ifPresent(text -> expectations.forEach(expectation -> rules.add(new JsonRule(text, expectation))));
        }
        return rules;
    }

    /** What one JSON value must be: a scalar, or a mapping of one or several conditions. */
    List<JsonExpectation> values(Section section, Value value) {
        if (!(value instanceof Fields)) {
            return section.read(value, AnswerKinds.JSON_VALUE)
                    .<List<JsonExpectation>>map(scalar -> List.of(new JsonExpectation.Equal(scalar)))
                    .orElse(List.of());
        }
        Section conditions = Section.of(value, "a JSON value", JSON, context.problems());
        var expectations = new ArrayList<JsonExpectation>();
        list(conditions, "in").map(JsonExpectation.In::new).ifPresent(expectations::add);
        conditions
                .read("not", AnswerKinds.JSON_VALUE)
                .map(JsonExpectation.Not::new)
                .ifPresent(expectations::add);
        conditions.read("exists", Kind.FLAG).map(JsonExpectation.Exists::new).ifPresent(expectations::add);
        list(conditions, "degraded").map(JsonExpectation.Degraded::new).ifPresent(expectations::add);
        if (conditions.all().isEmpty()) {
            context.problems().error(value.place(), "an empty mapping", Wording.oneOf(JSON) + ", or the value itself");
        }
        return expectations;
    }

    private static Optional<List<Object>> list(Section conditions, String key) {
        if (!conditions.has(key)) {
            return Optional.empty();
        }
        if (conditions
                .value(key)
                .filter(value -> value instanceof Items list && list.items().isEmpty())
                .isPresent()) {
            conditions.error(key, "an empty list", "at least one value");
        }
        return Optional.of(conditions.scalars(key, AnswerKinds.JSON_VALUE).stream()
                .map(Placed::value)
                .toList());
    }

    private List<StatusRange> status(Section expect, Value value) {
        if (value instanceof Scalar) {
            return expect.read(value, AnswerKinds.STATUS).map(List::of).orElse(List.of(SUCCESS));
        }
        List<Placed<StatusRange>> ranges = expect.scalars("status", AnswerKinds.STATUS);
        if (value instanceof Items list && list.items().isEmpty()) {
            expect.error("status", "an empty list", AnswerKinds.STATUS.expected());
        }
        return ranges.stream().map(Placed::value).toList();
    }

    private Map<String, TextRule> header(Section expect) {
        var rules = new LinkedHashMap<String, TextRule>();
        context.secrets().checkNames(expect, expect.entries("header"));
        for (Field entry : expect.entries("header")) {
            Optional<TextRule> rule = entry.value() instanceof Fields
                    ? matches(entry.value()).map(TextRule.Matches::new)
                    : expect.read(entry.value(), AnswerKinds.HEADER_VALUE).map(TextRule.Equal::new);
            rule.ifPresent(found -> rules.put(entry.key().text(), found));
        }
        return rules;
    }

    private Optional<com.google.re2j.Pattern> matches(Value value) {
        return Section.of(value, "a header", List.of("matches"), context.problems())
                .required("matches", AnswerKinds.REGEX)
                .map(Placed::value);
    }
}
