package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.appfeed.PublicFeed.Entry;
import gov.va.mobile.watch.window.appfeed.PublicFeed.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether Veterans see a window, by what the app's public feed says (behaviour.md §5, "Seen by Veterans, or not"). Pure. */
final class SightPolicy {
    /** vets-api asks PagerDuty each 3 minutes, the app asks vets-api each 3 minutes; after that something is wrong. */
    static final Duration PATIENCE = Duration.ofMinutes(8);

    private SightPolicy() {}

    /**
     * What is to be seen of one window.
     *
     * @param live it should be seen; else it should be gone
     * @param window its times
     * @param there its times as PagerDuty answered them
     * @param features those that it blocks or blocked
     * @param expected for each of these, the times that the app is to print by vets-api's rule over all windows that are on
     * @param since when PagerDuty last took what we wanted
     */
    record Looked(
            boolean live,
            Span window,
            Optional<Span> there,
            Set<String> features,
            Map<String, Span> expected,
            Instant since,
            boolean told) {}

    /** What follows from one reading. */
    enum Sight {
        NOTHING,
        VISIBLE,
        UNSEEN,
        GONE,
        LINGERING
    }

    /** What a reading says about it. */
    static Sight judge(Looked looked, Reading reading, Instant at) {
        boolean late = !looked.told() && !at.isBefore(looked.since().plus(PATIENCE));
        return switch (reading) {
            case Reading.Unreadable unreadable -> looked.live() && late ? Sight.UNSEEN : Sight.NOTHING;
            case Reading.Shows(List<Entry> entries) -> {
                if (looked.live()) {
                    yield shows(looked, entries) ? Sight.VISIBLE : late ? Sight.UNSEEN : Sight.NOTHING;
                }
                yield lingers(looked, entries, at) ? late ? Sight.LINGERING : Sight.NOTHING : Sight.GONE;
            }
        };
    }

    /** A feature that the window wins is printed with its times; or, where others win all, each is printed as expected of those. */
    private static boolean shows(Looked looked, List<Entry> entries) {
        List<Map.Entry<String, Span>> own = looked.expected().entrySet().stream()
                .filter(each -> each.getValue().equals(looked.window()))
                .toList();
        if (!own.isEmpty()) {
            return own.stream()
                    .anyMatch(each -> entries.stream()
                            .anyMatch(entry -> entry.feature().equals(each.getKey()) && isOf(looked, entry)));
        }
        return !looked.expected().isEmpty()
                && looked.expected().entrySet().stream()
                        .allMatch(each -> entries.stream()
                                .anyMatch(entry -> entry.feature().equals(each.getKey())
                                        && same(entry.end(), each.getValue().end())));
    }

    private static boolean isOf(Looked looked, Entry entry) {
        return same(entry.end(), looked.window().end()) && startsWith(looked, entry);
    }

    private static boolean startsWith(Looked looked, Entry entry) {
        return same(entry.start(), looked.window().start())
                || looked.there()
                        .filter(there -> same(entry.start(), there.start()))
                        .isPresent();
    }

    /** Something with its start is still printed, and no other window of ours explains that. */
    private static boolean lingers(Looked looked, List<Entry> entries, Instant at) {
        return entries.stream()
                .anyMatch(entry -> looked.features().contains(entry.feature())
                        && entry.end().isAfter(at)
                        && startsWith(looked, entry)
                        && Optional.ofNullable(looked.expected().get(entry.feature()))
                                .filter(other -> same(other.start(), entry.start()))
                                .isEmpty());
    }

    /** PagerDuty keeps whole seconds. */
    private static boolean same(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
    }
}
