package gov.va.mobile.watch.map.reader;

import java.util.Collection;
import java.util.List;

/** How lists are put into words. */
final class Wording {
    private Wording() {}

    /** {@code a, b or c}. */
    static String oneOf(Collection<String> words) {
        var list = List.copyOf(words);
        int last = list.size() - 1;
        return last <= 0 ? String.join("", list) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }
}
