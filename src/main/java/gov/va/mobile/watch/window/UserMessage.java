package gov.va.mobile.watch.window;

import gov.va.mobile.watch.map.Feature;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words that users of VA.gov read, when nobody wrote others: which features, and until when. No internals, no blame. */
final class UserMessage {
    /** What still reads as one notice. */
    static final int MAX_LENGTH = 300;

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, h:mm a", Locale.US);
    private static final int NAMED = 3;

    private UserMessage() {}

    /**
     * The words.
     *
     * @param template the map's, in which {@code {features}} and {@code {end}} are filled in
     */
    static String of(Optional<String> template, List<Feature> features, Instant end) {
        String until = TIME.format(end.atZone(ZONE)) + " ET";
        String text = template.map(
                        words -> words.replace("{features}", names(features)).replace("{end}", until))
                .orElseGet(() -> capital(names(features)) + " may not work right now. We expect this to be fixed by "
                        + until + ".");
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }

    private static String names(List<Feature> features) {
        List<String> names = features.stream().map(Feature::name).toList();
        return switch (names.size()) {
            case 0 -> "some features";
            case 1 -> names.getFirst();
            default ->
                names.size() <= NAMED
                        ? String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast()
                        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.US) + text.substring(1);
    }
}
