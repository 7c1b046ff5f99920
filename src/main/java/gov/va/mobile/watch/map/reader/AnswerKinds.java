package gov.va.mobile.watch.map.reader;

import com.google.re2j.PatternSyntaxException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import gov.va.mobile.watch.map.Target.StatusRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of scalars that are about requests and answers. */
final class AnswerKinds {
    private static final Pattern HEADER_TEXT = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern STATUS_TEXT = Pattern.compile("([1-5][0-9][0-9])(?:-([1-5][0-9][0-9]))?");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    /** A regular expression that takes linear time. */
    static final Kind<com.google.re2j.Pattern> REGEX = Kind.text(
            "a regular expression of RE2 (without look-around and back-references), of a reasonable size",
            AnswerKinds::regex);

    /** Where in a JSON answer to look. */
    static final Kind<String> JSON_PATH = Kind.text("a JSONPath that begins with $", AnswerKinds::jsonPath);

    /** The name of an HTTP header. */
    static final Kind<String> HEADER_NAME = Kind.text(
            "the name of an HTTP header",
            text -> Optional.of(text).filter(name -> HEADER_TEXT.matcher(name).matches()));

    /** The value of an HTTP header. */
    static final Kind<String> HEADER_VALUE = Kind.text(
            "the value of an HTTP header, in one line",
            text -> Optional.of(text).filter(value -> value.chars().noneMatch(Character::isISOControl)));

    /** A status, or a range of them. */
    static final Kind<StatusRange> STATUS =
            new Kind<>("a status such as 200, or a range such as 200-299 (100 to 599)", AnswerKinds::status, false);

    /** Anything that JSON can compare: text, a number, true, false or null. */
    static final Kind<Object> JSON_VALUE = new Kind<>("text, a number, true, false or null", Optional::of, false);

    private AnswerKinds() {}

    private static Optional<com.google.re2j.Pattern> regex(String text) {
        try {
            return Optional.of(text).filter(RegexSize::reasonable).map(com.google.re2j.Pattern::compile);
        } catch (PatternSyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<String> jsonPath(String text) {
        try {
            return Optional.of(text)
                    .filter(path -> path.startsWith("$")
                            && path.equals(path.strip())
                            && closed(path)
                            && !JsonPath.compile(path).getPath().isEmpty());
        } catch (JsonPathException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<StatusRange> status(Object value) {
        Matcher matcher = STATUS_TEXT.matcher(value.toString());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = Optional.ofNullable(matcher.group(2)).map(Integer::valueOf).orElse(from);
        return Optional.of(new StatusRange(from, to)).filter(range -> range.from() <= range.to());
    }

    /** json-path takes a bracket too many for a part of a name. */
    private static boolean closed(String path) {
        String withoutText = QUOTED.matcher(path).replaceAll("");
        return count(withoutText, '[') == count(withoutText, ']') && count(withoutText, '(') == count(withoutText, ')');
    }

    private static long count(String text, char bracket) {
        return text.chars().filter(c -> c == bracket).count();
    }
}
