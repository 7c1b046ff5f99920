package gov.va.mobile.watch.incident.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What looks like a Veteran's personal data in a text: by its shape alone, so it finds some that is none, and people then write it differently. Numbers in
 * the paths of links are none (tickets, runs, threads), nor are toll-free numbers, which belong to offices. Pure; takes time linear in the text.
 */
final class PersonalData {
    /** Not within a word, a longer number, a date or the path of a link. */
    private static final String BEFORE = "(?<![\\w.#/-])";

    private static final String AFTER = "(?![\\w-]|\\.\\d)";

    /** The hyphen and what word processors make of it; first in a class. */
    private static final String DASHES = "-\\u2010-\\u2015\\u2212";

    /** But for toll-free ones. */
    private static final String AREA = "(?!8(?:00|33|44|55|66|77|88))\\d{3}";

    private PersonalData() {}

    /** What it looks like. */
    enum Kind {
        SSN(
                "a Social Security number",
                "[SSN]",
                // Written in its three parts it is one even behind a letter or a number sign.
                "(?:" + BEFORE + "(?!000|666|9)\\d{3}(?!00)\\d{2}(?!0000)\\d{4}" + AFTER
                        + ")|(?:(?<![\\d/])(?<!\\d[-.])(?!000|666|9)\\d{3}([" + DASHES
                        + " .])(?!00)\\d{2}\\1(?!0000)\\d{4}(?!\\d|[-.]\\d))"),
        ICN("an ICN", "[ICN]", BEFORE + "\\d{10}[Vv]\\d{6}" + AFTER),
        EDIPI("an EDIPI or a phone number", "[number]", BEFORE + "\\d{10}" + AFTER),
        PHONE(
                "a phone number",
                "[phone]",
                BEFORE + "(?:(?:\\+?1[" + DASHES + ". ]?)?(?:\\(" + AREA + "\\) ?|" + AREA + "[" + DASHES
                        + ". ])\\d{3}[" + DASHES + ". ]\\d{4}|\\+?1" + AREA + "\\d{7})" + AFTER),
        EMAIL(
                "an e-mail address",
                "[mail]",
                "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@(?:[A-Za-z0-9-]++\\.)++[A-Za-z]{2,}");

        private final String words;
        private final String mask;
        private final Pattern pattern;

        Kind(String words, String mask, String pattern) {
            this.words = words;
            this.mask = mask;
            this.pattern = Pattern.compile(pattern);
        }

        /** For people, such as {@code an ICN}. */
        String words() {
            return words;
        }
    }

    /** A place in a text, half-open. */
    record Found(Kind kind, int start, int end) {}

    /**
     * What is found, in the order of the text.
     *
     * @param known what stands in the services map or was written by the service itself, in lower case: none of that is personal data
     */
    static List<Found> find(String text, Set<String> known) {
        List<Found> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Matcher matcher = kind.pattern.matcher(text);
            while (matcher.find()) {
                var found = new Found(kind, matcher.start(), matcher.end());
                if (!known.contains(matcher.group().toLowerCase(Locale.ROOT))
                        && all.stream().noneMatch(other -> overlap(other, found))) {
                    all.add(found);
                }
            }
        }
        all.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(all);
    }

    /** All that is of such a shape in these texts, in lower case. */
    static Set<String> shapes(List<String> texts) {
        return texts.stream()
                .flatMap(text -> find(text, Set.of()).stream()
                        .map(found -> text.substring(found.start(), found.end()).toLowerCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The text with a short word in the place of each; never longer than it was. */
    static String mask(String text, List<Found> found) {
        var masked = new StringBuilder();
        int done = 0;
        for (Found place : found) {
            masked.append(text, done, place.start()).append(place.kind().mask);
            done = place.end();
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static boolean overlap(Found one, Found other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
