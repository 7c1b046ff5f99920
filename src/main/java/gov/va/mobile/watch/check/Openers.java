package gov.va.mobile.watch.check;

import gov.va.mobile.watch.platform.Secrecy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        return body.map(text -> found(text.stripLeading().startsWith("{") ? MEMBER : PARAMETER, text))
                .orElse(List.of());
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
