package gov.va.mobile.watch.map;

import com.google.re2j.Pattern;
import gov.va.mobile.watch.map.Target.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An iCalendar in which an upstream announces its maintenance; it is read each {@code interval} (issue "Maintenance windows", calendar in).
 *
 * @param maxBody how much of it is read, in bytes
 * @param events which of its events are about this upstream
 */
public record MaintenanceCalendar(
        URI url,
        Map<String, Text> headers,
        Duration interval,
        Duration timeout,
        int maxBody,
        Optional<URI> via,
        EventRule events) {

    /**
     * Which events count: all, or those in whose words a text stands and a pattern is found.
     *
     * @param contains whatever the case of its letters
     */
    public record EventRule(Optional<String> contains, Optional<Pattern> matches) {
        /** Every event counts. */
        public static final EventRule ALL = new EventRule(Optional.empty(), Optional.empty());

        /** Whether an event of these words counts. */
        public boolean holds(String words) {
            return contains.filter(text -> !lower(words).contains(lower(text))).isEmpty()
                    && matches.filter(pattern -> !pattern.matcher(words).find()).isEmpty();
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }
}
