package gov.va.mobile.watch.check;

import gov.va.mobile.watch.platform.Secrecy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What opens something in a request that the map writes itself, known by its name: an upstream may send it back, and no message repeats it. Pure. */
final class Openers {
    /** A short word is rather an option than a key. */
    private static final int SHORTEST = 8;

    private static final Pattern PARAMETER = Pattern.compile("(?:^|&)([^=&]+)=([^&\\s]+)");
    private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\"\\s*:\\s*\"([^\"]+)\"");

    private Openers() {}

    /** Whether something of that name and value does. */
    static boolean opens(String name, String value) {
        return value.length() >= SHORTEST && Secrecy.opensSomething(name);
    }

    /** Of a URL. */
    static List<String> inQuery(URI url) {
        return Optional.ofNullable(url.getRawQuery())
                .map(query -> found(PARAMETER, query))
                .orElse(List.of());
    }

    /** Of a body: JSON or a form. */
    static List<String> inBody(Optional<String> body) {
        return body.map(text -> isJson(text.stripLeading()) ? inJson(text) : found(PARAMETER, text))
                .orElse(List.of());
    }

    private static boolean isJson(String body) {
        return body.startsWith("{") || body.startsWith("[");
    }

    private static List<String> inJson(String body) {
        try {
            var found = new ArrayList<String>();
            collect(
                    Json.read(new BodyReader.Body(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                            .root(),
                    false,
                    found);
            return found;
        } catch (ProbeException notStrictlyJson) {
            return found(MEMBER, body); // it is sent as it is, so what looks like a member has to do
        }
    }

    /** A member that opens something may be a list or an object: then all that it holds does. */
    private static void collect(@Nullable Object value, boolean opens, List<String> found) {
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((name, member) ->
                        collect(member, opens || Secrecy.opensSomething(String.valueOf(name)), found));
            case List<?> list -> list.forEach(each -> collect(each, opens, found));
            case String text -> keep(text, opens, found);
            case Number number -> keep(number.toString(), opens, found);
            case null, default -> {} // null, true and false open nothing
        }
    }

    private static void keep(String text, boolean opens, List<String> found) {
        if (opens && text.length() >= SHORTEST) {
            found.add(text);
            found.add(Words.decoded(text));
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (opens(matcher.group(1), matcher.group(2))) {
                found.add(matcher.group(2));
                found.add(Words.decoded(matcher.group(2)));
            }
        }
        return found;
    }
}
