package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.Feature;
import gov.va.mobile.watch.map.Upstream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that users of VA.gov read, when nobody wrote others: which features, until when, and whom to call. No internals, no blame. Pure. */
final class UserMessage {
    /** What still reads as one notice. */
    static final int MAX_LENGTH = 300;

    /** VA's main information line, where no other number is set. */
    static final String PHONE = "800-698-2411";

    private static final String WORDS =
            "{features} may not work right now. We expect this to be fixed by {end}. If you need help sooner, call {phone}.";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, h:mm a", Locale.US);
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+|\\bUSER_MESSAGE:");
    private static final int NAMED = 3;

    private UserMessage() {}

    /**
     * The words.
     *
     * @param template the map's, in which {@code {features}}, {@code {end}} and {@code {phone}} are filled in
     * @param phone where to call instead
     */
    static String of(Optional<String> template, List<Feature> features, Instant end, String phone) {
        String words = template.orElse(WORDS);
        return Stream.of(names(features, NAMED), names(features, 1), "some features")
                .map(names -> capital(words.replace("{features}", names)
                        .replace("{end}", time(end))
                        .replace("{phone}", phone)
                        .strip()))
                .filter(text -> text.length() <= MAX_LENGTH)
                .findFirst()
                .orElseGet(() -> cut(capital(words.replace("{features}", "some features")
                        .replace("{end}", time(end))
                        .replace("{phone}", phone)
                        .strip())));
    }

    /** A time as users read it, with its zone. */
    static String time(Instant at) {
        return TIME.format(at.atZone(ZONE)) + " ET";
    }

    /** What users should not read: an address, or the name of the system behind. */
    static Optional<String> internals(String text, Optional<Upstream> upstream) {
        var address = ADDRESS.matcher(text);
        if (address.find()) {
            return Optional.of(address.group());
        }
        return upstream.stream()
                .flatMap(of -> Stream.of(of.id(), of.name()))
                .filter(name -> Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                        .matcher(text)
                        .find())
                .findFirst();
    }

    private static String names(List<Feature> features, int most) {
        List<String> names = features.stream().map(Feature::name).toList();
        return switch (names.size()) {
            case 0 -> "some features";
            case 1 -> names.getFirst();
            default ->
                names.size() <= most
                        ? String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast()
                        : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
        };
    }

    /** Between two words. */
    private static String cut(String text) {
        int space = text.lastIndexOf(' ', MAX_LENGTH - 1);
        return text.substring(0, space > 0 ? space : MAX_LENGTH - 1) + "…";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.US) + text.substring(1);
    }
}
