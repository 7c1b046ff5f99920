package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.platform.Secrecy;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How lists are put into words. */
final class Wording {
    private static final Pattern USER_IN_URL = Pattern.compile("(?<=//)[^/?#@\\s]*@");
    private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^?&=#\\s]+)=[^&#\\s]+");

    private Wording() {}

    /** A text for people to read: user and password of a URL do not show, nor what opens something in its query. */
    static String withoutSecrets(String text) {
        String withoutUser = USER_IN_URL.matcher(text).replaceAll("***@");
        return PARAMETER
                .matcher(withoutUser)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Secrecy.opensSomething(found.group(1)) ? found.group(1) + "=***" : found.group()));
    }

    /** {@code a, b or c}. */
    static String oneOf(Collection<String> words) {
        var list = List.copyOf(words);
        int last = list.size() - 1;
        return last <= 0 ? String.join("", list) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }
}
