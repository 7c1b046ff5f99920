package gov.va.mobile.watch.window;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What the rooms that come after may know of the calendars in which upstreams announce their maintenance. */
@ApplicationScoped
public class Calendars {
    private final SubscribedCalendars store;

    Calendars(SubscribedCalendars store) {
        this.store = store;
    }

    /**
     * A calendar that cannot be read.
     *
     * @param what was found and expected the last time
     */
    public record Unreadable(String upstreamId, Instant since, String what) {}

    /** Those that could not be read {@link CalendarPolicy#TOLD_AFTER} times in a row, so that somebody should know. */
    public List<Unreadable> unreadable() {
        return store.unreadable(CalendarPolicy.TOLD_AFTER).entrySet().stream()
                .map(entry -> new Unreadable(
                        entry.getKey(),
                        entry.getValue().since(),
                        entry.getValue().what()))
                .toList();
    }
}
